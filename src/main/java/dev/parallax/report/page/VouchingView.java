package dev.parallax.report.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether Parallax can vouch for itself.
 *
 * @param problems what is wrong; empty if nothing is
 * @param lastFlushAt when evidence last reached the store; null if it never did
 */
public record VouchingView(List<String> problems, @Nullable Instant lastFlushAt) {

    /** Copies the list. */
    public VouchingView {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean sound() {
        return problems.isEmpty();
    }
}

package dev.parallax.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether Parallax can vouch for what it kept. Any problem makes every verdict UNKNOWN.
 *
 * @param problems what is wrong, each a sentence for people; empty if nothing is
 * @param lastFlushAt when evidence last reached the store; null if it never did
 */
public record PipelineHealth(
        List<String> problems, @Nullable Instant lastFlushAt) {

    /** Copies the list. */
    public PipelineHealth {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean sound() {
        return problems.isEmpty();
    }
}

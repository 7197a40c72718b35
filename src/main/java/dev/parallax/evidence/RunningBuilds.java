package dev.parallax.evidence;

import dev.parallax.exchange.BuildId;
import org.jspecify.annotations.Nullable;

/**
 * The builds that run by now, whoever their newest reply went to: what answered the newest compared read of any tenant, or what
 * was declared since.
 *
 * @param legacy the legacy build; null if it is not known
 * @param candidate the candidate build; null if it is not known
 */
public record RunningBuilds(
        @Nullable BuildId legacy, @Nullable BuildId candidate) {

    /** Nothing is known. */
    public static final RunningBuilds UNKNOWN = new RunningBuilds(null, null);
}

package dev.parallax.evidence;

import dev.parallax.exchange.Difference;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where legacy differs from itself: what it answered when settling asked it the same read twice. Kept in memory since the
 * start of this instance, or since the rules in force last changed. Thread-safe, does not block.
 */
public interface NoiseReader {

    /**
     * The places, in no particular order.
     *
     * @param tenants whose reads count; empty for all
     */
    List<NoisyPlace> noise(Optional<Set<Tenant>> tenants);

    /**
     * A place where legacy's second answer was another than its first.
     *
     * @param operation in replies of which operation
     * @param at where
     * @param times in how many of the reads asked twice it differed there
     * @param asked how many reads of the operation were asked twice
     * @param seen the latest of these differences, redacted, the second answer's value as the candidate's
     */
    record NoisyPlace(OperationId operation, PathPattern at, long times, long asked, List<Difference> seen) {

        /** Copies the list. */
        public NoisyPlace {
            seen = List.copyOf(seen);
        }
    }
}

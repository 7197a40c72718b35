package dev.parallax.compare;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A token bucket for re-reads: so many a second, at most one second's worth saved up. Thread-safe. A clock that jumps
 * back grants nothing and takes nothing.
 */
final class RereadBudget {

    private final int perSecond;
    private final InstantSource clock;

    // Both guarded by this: together they are the bucket.
    private double tokens;
    private Instant filledAt;

    RereadBudget(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.tokens = perSecond;
        this.filledAt = clock.instant();
    }

    /** Takes {@code count} tokens, or none. */
    synchronized boolean tryTake(int count) {
        Instant now = clock.instant();
        if (now.isAfter(filledAt)) {
            double elapsed = Duration.between(filledAt, now).toNanos() / 1e9;
            tokens = Math.min(perSecond, tokens + elapsed * perSecond);
        }
        filledAt = now;
        if (tokens < count) {
            return false;
        }
        tokens -= count;
        return true;
    }
}

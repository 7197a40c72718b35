package dev.parallax.shadow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Leaves a side alone after so many failures in a row, and lets one call through after a pause to see whether it is back.
 * Thread-safe.
 */
final class Breaker {

    /** What the breaker does with calls. */
    enum State {
        /** Lets all through. */
        CLOSED,
        /** Lets none through until the pause is over. */
        OPEN,
        /** Has let one through and waits for what comes of it. */
        TRYING
    }

    private final BreakerLimits limits;
    private final InstantSource clock;
    // All guarded by this.
    private State state = State.CLOSED;
    private int failures;
    private Instant openedAt = Instant.MIN;

    Breaker(BreakerLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether a call may be made. Every yes must be followed by {@link #succeeded}, {@link #failed} or {@link #unknown}. */
    synchronized boolean tryPass() {
        if (state == State.OPEN && pauseIsOver()) {
            state = State.TRYING;
            return true;
        }
        return state == State.CLOSED;
    }

    /** A call brought a reply, whatever its status. */
    synchronized void succeeded() {
        state = State.CLOSED;
        failures = 0;
    }

    /** A call brought no reply. */
    synchronized void failed() {
        failures++;
        if (state == State.TRYING || failures >= limits.failures()) {
            state = State.OPEN;
            openedAt = clock.instant();
        }
    }

    /** A call was given up for reasons that are not the side's. */
    synchronized void unknown() {
        if (state == State.TRYING) {
            state = State.OPEN;
        }
    }

    synchronized State state() {
        return state;
    }

    /** A clock that was set back must not keep the breaker open. */
    private boolean pauseIsOver() {
        Duration open = Duration.between(openedAt, clock.instant());
        return open.isNegative() || open.compareTo(limits.pause()) >= 0;
    }
}

package dev.parallax.evidence.recheck;

import java.util.concurrent.TimeUnit;

/** Spaces reads evenly, whoever asks for them and however many at a time; never catches up in a burst. Thread-safe. */
final class Pacing {

    private final long intervalNanos;
    // Guarded by this; monotonic nanoseconds.
    private long next = Long.MIN_VALUE;

    /**
     * @param perSecond reads a second, at least 1
     */
    Pacing(int perSecond) {
        intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    void awaitTurn() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(takeTurn(System.nanoTime()));
    }

    /** Takes the next turn. @return how long it is until then */
    synchronized long takeTurn(long now) {
        long wait = next == Long.MIN_VALUE ? 0 : Math.max(0, next - now);
        next = now + wait + intervalNanos;
        return wait;
    }
}

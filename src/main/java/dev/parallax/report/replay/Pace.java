package dev.parallax.report.replay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Spaces reads evenly, without ever catching up in a burst. For one thread at a time. */
final class Pace {

    private final long interval;
    private long next;
    private boolean begun;

    /**
     * @param perSecond reads a second, more than 0
     */
    Pace(double perSecond) {
        interval = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
    }

    /**
     * How long to wait for the next turn, which is then taken; or -1, and nothing taken, if that is longer than there is
     * time.
     *
     * @param now monotonic nanoseconds
     * @param patience nanoseconds there are
     */
    long tryTurn(long now, long patience) {
        long turn = begun ? Math.max(0, next - now) : 0;
        if (turn > patience) {
            return -1;
        }
        next = now + turn + interval;
        begun = true;
        return turn;
    }

    /** Waits for the next turn. */
    boolean awaitTurn(long patience) throws InterruptedException {
        long wait = tryTurn(System.nanoTime(), patience);
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        return wait >= 0;
    }
}

package dev.parallax.capture;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the requests in hand end before the data plane closes: from {@link #begin} on every reply says that its connection
 * closes, so that clients move away one by one. Thread-safe.
 */
final class Departure {

    private static final long LOOK_EVERY = Duration.ofMillis(5).toNanos();

    private final AtomicInteger inHand = new AtomicInteger();
    private volatile boolean begun;

    void entered() {
        inHand.incrementAndGet();
    }

    void left() {
        inHand.decrementAndGet();
    }

    /** Whether the data plane is about to close. */
    boolean begun() {
        return begun;
    }

    /** Waits until no request is in hand, at most that long. Blocks. */
    void begin(Duration longest) {
        begun = true;
        long deadline = System.nanoTime() + longest.toNanos();
        while (inHand.get() > 0
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }
}

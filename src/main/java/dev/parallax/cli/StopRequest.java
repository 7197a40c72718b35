package dev.parallax.cli;

import dev.parallax.capture.OsSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody has asked a long-running command to end, and by which signal. The first Ctrl-C asks, so that what is under
 * way comes to a good end; a second one ends the process where it stands. Thread-safe.
 */
final class StopRequest {

    private final CountDownLatch asked = new CountDownLatch(1);
    /** Null until somebody asked. */
    private volatile @Nullable OsSignal by;

    /** Takes Ctrl-C and {@code SIGTERM} for requests from now on; where signals cannot be had they end the JVM as ever. */
    static StopRequest bySignal() {
        StopRequest request = new StopRequest();
        OsSignal.INT.handle(() -> request.ask(OsSignal.INT));
        OsSignal.TERM.handle(() -> request.ask(OsSignal.TERM));
        return request;
    }

    /** Asks the command to end. */
    synchronized void ask(OsSignal signal) {
        if (by != null) {
            Runtime.getRuntime().halt(signal.exitCode());
        }
        by = signal;
        asked.countDown();
    }

    /** By what it was asked for; empty if it was not. */
    Optional<OsSignal> by() {
        return Optional.ofNullable(by);
    }

    boolean isMade() {
        return by != null;
    }

    /** Waits, but no longer than until somebody asks; true if somebody has. */
    boolean pause(Duration length) throws InterruptedException {
        return asked.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }
}

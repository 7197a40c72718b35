package dev.parallax.evidence.stage;

import dev.parallax.evidence.store.EvidenceStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread that flushes at intervals and, less often, checks the store's own books. */
final class FlushLoop {

    private static final Logger LOG = Logger.getLogger(FlushLoop.class);

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(30);

    /** How long stopping waits for the last flush. */
    private static final long STOP_SECONDS = 15;

    private final Flusher flusher;
    private final EvidenceStore store;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "parallax-evidence");
    private final CountDownLatch stopping = new CountDownLatch(1);

    private volatile long unaccounted;

    FlushLoop(Flusher flusher, EvidenceStore store, Duration interval) {
        this.flusher = flusher;
        this.store = store;
        this.interval = interval;
        thread.setDaemon(true);
    }

    /** How things stand. */
    record View(Flusher.State state, long unaccounted) {

        double secondsBehind(Instant now) {
            Instant last = state.lastFlushAt();
            return last == null ? Double.NaN : Duration.between(last, now).toMillis() / 1000.0;
        }
    }

    void start() {
        thread.start();
    }

    View view() {
        return new View(flusher.state(), unaccounted);
    }

    /** Stops after a last flush; waits for it, but not for ever. */
    void stop() {
        stopping.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The last evidence was still on its way to the store when Parallax stopped");
        }
    }

    private void run() {
        long nextCheck = System.nanoTime();
        do {
            flusher.flush();
            if (System.nanoTime() - nextCheck >= 0 && flusher.state().failure() == null) {
                check();
                nextCheck = System.nanoTime() + CHECK_INTERVAL.toNanos();
            }
        } while (!stopsWithin(interval));
        flusher.close();
    }

    private boolean stopsWithin(Duration time) {
        try {
            return stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void check() {
        try {
            store.buryTheSilent();
            unaccounted = store.unaccounted();
            if (unaccounted > 0) {
                LOG.errorf("The conservation law does not hold for %d operations of tenants", unaccounted);
            }
        } catch (SQLException e) {
            LOG.debugf("The books could not be checked (SQL state %s)", e.getSQLState());
        }
    }
}

package dev.parallax.evidence.stage;

import dev.parallax.evidence.spool.Spool;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread that flushes at intervals and sees to the store's upkeep. */
final class FlushLoop {

    private static final Logger LOG = Logger.getLogger(FlushLoop.class);

    /** How long stopping waits for the last flush. */
    private static final long STOP_SECONDS = 15;

    private final Flusher flusher;
    private final Spool spool;
    private final Upkeep upkeep;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "parallax-evidence");
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param upkeep what else is done now and then while the store is there
     */
    FlushLoop(Flusher flusher, Spool spool, Upkeep upkeep, Duration interval) {
        this.flusher = flusher;
        this.spool = spool;
        this.upkeep = upkeep;
        this.interval = interval;
        thread.setDaemon(true);
    }

    /** How things stand. */
    record View(Flusher.State state, long unaccounted, int damaged) {

        double secondsBehind(Instant now) {
            Instant last = state.lastFlushAt();
            return last == null ? Double.NaN : Duration.between(last, now).toMillis() / 1000.0;
        }
    }

    void start() {
        thread.start();
    }

    /** Batches that wait on disk. */
    int spooled() {
        return spool.waiting();
    }

    View view() {
        return new View(flusher.state(), upkeep.unaccounted(), spool.damaged());
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
        do {
            flusher.flush();
            if (flusher.state().failure() == null) {
                upkeep.doWhatIsDue();
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
}

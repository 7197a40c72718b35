package dev.parallax.readiness.ledger;

import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.readiness.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges every tenant all the time, so that a change is noticed and remembered when it happens and not when somebody asks.
 * Inert until started; {@link #start} and {@link #stop} are idempotent. Thread-safe.
 */
@ApplicationScoped
public class VerdictWatch {

    private static final Logger LOG = Logger.getLogger(VerdictWatch.class);

    private static final Duration HOUSE_INTERVAL = Duration.ofHours(1);

    /** However many tenants there are, judging them takes at most a fifth of the time. */
    private static final int REST = 4;

    private final LedgerConfig config;
    private final Readiness readiness;
    private final StoredLedger ledger;
    private final Clock clock;
    private @Nullable Watching watching;

    private record Watching(Thread thread, CountDownLatch stopping) {}

    VerdictWatch(LedgerConfig config, Readiness readiness, StoredLedger ledger, Clock clock) {
        this.config = config;
        this.readiness = readiness;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Begins to watch, on a thread of its own. */
    public synchronized void start() {
        if (watching == null) {
            CountDownLatch stopping = new CountDownLatch(1);
            Thread thread = new Thread(() -> run(stopping), "parallax-verdicts");
            thread.setDaemon(true);
            watching = new Watching(thread, stopping);
            thread.start();
        }
    }

    /** Ends the watch; a round under way is finished. */
    public synchronized void stop() {
        Watching ending = watching;
        watching = null;
        if (ending == null) {
            return;
        }
        ending.stopping().countDown();
        try {
            ending.thread().join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(CountDownLatch stopping) {
        Instant houseKept = Instant.MIN;
        long pause;
        do {
            long begun = System.nanoTime();
            try {
                readiness.all(); // remembers what is new in them
                Instant now = clock.instant();
                if (houseKept.equals(Instant.MIN) || now.isAfter(houseKept.plus(HOUSE_INTERVAL))) {
                    houseKept = now;
                    ledger.expire(now, config.keepVerdicts());
                }
            } catch (StoreUnavailableException e) {
                LOG.debugf("The verdict log was not kept: %s", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("A round over the verdicts failed; the next one tries again", e);
            }
            pause = Math.max(config.verdictInterval().toNanos(), REST * (System.nanoTime() - begun));
        } while (!stopsWithin(stopping, pause));
    }

    private static boolean stopsWithin(CountDownLatch stopping, long nanos) {
        try {
            return stopping.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

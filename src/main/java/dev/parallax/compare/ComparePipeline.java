package dev.parallax.compare;

import dev.parallax.compare.Classified.Differs;
import dev.parallax.compare.Classified.Final;
import dev.parallax.diff.Comparison.Compared;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.value.Origins;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.SkipReason;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.book.RuleBooks;
import dev.parallax.shadow.Backends;
import dev.parallax.shadow.PairSink;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The compare stage: every pair that comes in goes out as exactly one observation. Calling threads are event loops and
 * stay disconnected from comparing: a pair waits in a bounded queue for a thread of the stage's own, or is counted as not
 * compared. Thread-safe.
 */
@ApplicationScoped
public class ComparePipeline implements PairSink {

    private static final Logger LOG = Logger.getLogger(ComparePipeline.class);
    private static final int MOST_SETTLEMENTS = 256;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final CompareConfig config;
    private final RuleBooks ruleBooks;
    private final ObservationSink observations;
    private final RepeatSink repeats;
    private final FollowedReads followed;
    private final Clock clock;
    private final CompareMetrics metrics;
    private final PairComparer comparer;
    private final Backends backends;
    private final ShadowWriteWatch watch = new ShadowWriteWatch();
    private final AtomicInteger settlements = new AtomicInteger();

    // Written by start and stop only; null while the stage stands still.
    private volatile @Nullable Running running;

    private record Running(ComparingThreads comparing, ThreadPoolExecutor settlingThreads, Settling settling) {}

    ComparePipeline(
            CompareConfig config,
            RuleBooks ruleBooks,
            Backends backends,
            ObservationSink observations,
            RepeatSink repeats,
            FollowedReads followed,
            Origins origins,
            Clock clock,
            MeterRegistry registry) {
        this.config = config;
        this.ruleBooks = ruleBooks;
        this.backends = backends;
        this.observations = observations;
        this.repeats = repeats;
        this.followed = followed;
        this.clock = clock;
        this.metrics = new CompareMetrics(registry);
        this.comparer = new PairComparer(new DiffEngine(Limits.DEFAULT, origins), new Emptiness());
    }

    /** Starts the stage's threads. Does nothing if they run. */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        ComparingThreads comparing = new ComparingThreads("parallax-compare", config.threads(), config.queue());
        // Never rejects: every settlement has at most one continuation waiting.
        ThreadPoolExecutor settlingThreads = settlingThread();
        RereadBudget budget = new RereadBudget(config.settle().rereadsPerSecond(), clock);
        metrics.watch(comparing::waiting, settlements);
        running = new Running(
                comparing,
                settlingThreads,
                new Settling(comparer, backends, budget, watch, config.settle(), repeats, settlingThreads));
    }

    /** Finishes what is in hand within a few seconds, then stops. What is left is counted as not compared. */
    public synchronized void stop() {
        Running stopping = running;
        if (stopping == null) {
            return;
        }
        running = null;
        stopping.comparing().close(DRAIN);
        awaitSettlements();
        drain(stopping.settlingThreads());
    }

    private void awaitSettlements() {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        try {
            while (settlements.get() > 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void captured(CapturedRead read) {
        observations.captured(read);
    }

    @Override
    public void skipped(CapturedRead read, SkipReason reason) {
        observe(read, null, new Outcome.NotCompared(reason), List.of(), ruleBooks.current());
    }

    @Override
    public void paired(Pair pair, Runnable letGo) {
        Running stage = running;
        if (stage == null) {
            skipped(pair.read(), SkipReason.SHUTDOWN);
            letGo.run();
            return;
        }
        if (!stage.comparing().offer(new Comparing(pair, letGo, stage.settling()))) {
            skipped(pair.read(), stage.comparing().closing() ? SkipReason.SHUTDOWN : SkipReason.QUEUE_FULL);
            letGo.run();
        }
    }

    /** One pair on a comparing thread. */
    private final class Comparing implements ComparingThreads.Turn {

        private final Pair pair;
        private final Runnable letGo;
        private final Settling settling;

        Comparing(Pair pair, Runnable letGo, Settling settling) {
            this.pair = pair;
            this.letGo = letGo;
            this.settling = settling;
        }

        @Override
        public void take() {
            RuleBook book = ruleBooks.current();
            boolean handedOn = false;
            try {
                compare(book);
                handedOn = true;
            } catch (RuntimeException failure) {
                LOG.error("A pair could not be compared", failure);
            } finally {
                if (!handedOn) {
                    failed(pair, book);
                    letGo.run();
                }
            }
        }

        /** Counts as not compared what waited in vain. */
        @Override
        public void abandon() {
            skipped(pair.read(), SkipReason.SHUTDOWN);
            letGo.run();
        }

        private void compare(RuleBook book) {
            CapturedRead read = pair.read();
            LocalDate today = today();
            watch.exposed(read.tenant(), read.operation().id(), Settling.longest(pair));
            Classified classified = comparer.classify(pair, book, today);
            if (classified instanceof Final settled) {
                observe(read, pair, settled.outcome(), settled.masked(), book);
                letGo.run();
            } else if (classified instanceof Differs differs) {
                settle(differs.comparison(), book, today);
            }
        }

        private void settle(Compared comparison, RuleBook book, LocalDate today) {
            if (settlements.incrementAndGet() > MOST_SETTLEMENTS) {
                settlements.decrementAndGet();
                Outcome mismatch = new Outcome.Mismatch(comparison.differences());
                observe(pair.read(), pair, mismatch, comparison.masked(), book);
                letGo.run();
            } else {
                settling.settle(pair, comparison, book, today).whenComplete((settled, failure) -> {
                    settled(pair, settled, failure, book);
                    letGo.run();
                });
            }
        }
    }

    private void settled(Pair pair, @Nullable Settled settled, @Nullable Throwable failure, RuleBook book) {
        settlements.decrementAndGet();
        if (settled == null && running == null) {
            skipped(pair.read(), SkipReason.SHUTDOWN);
        } else if (settled == null) {
            LOG.error("A mismatch could not be settled", failure);
            failed(pair, book);
        } else {
            observe(pair.read(), settled.pair(), settled.outcome(), settled.masked(), book);
        }
    }

    private void failed(Pair pair, RuleBook book) {
        metrics.error();
        observe(pair.read(), pair, new Outcome.NotCompared(SkipReason.INTERNAL_ERROR), List.of(), book);
    }

    private void observe(CapturedRead read, @Nullable Pair pair, Outcome outcome, List<Masked> masked, RuleBook book) {
        metrics.outcome(outcome);
        Observation observation = new Observation(read, pair, outcome, masked, book.digestOn(today()), clock.instant());
        observations.observed(observation);
        followed.observed(observation);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private void drain(ThreadPoolExecutor threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor settlingThread() {
        BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(2 * MOST_SETTLEMENTS);
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, queue, task -> {
            Thread thread = new Thread(task, "parallax-settle-1");
            thread.setDaemon(true);
            return thread;
        });
    }
}

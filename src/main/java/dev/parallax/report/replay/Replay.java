package dev.parallax.report.replay;

import dev.parallax.capture.LeftOut;
import dev.parallax.capture.ReadSink;
import dev.parallax.capture.RecordedRead;
import dev.parallax.capture.RecordedReads;
import dev.parallax.capture.recorded.RecordedEntry;
import dev.parallax.compare.FollowedReads;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.job.JobId;
import dev.parallax.report.job.Progress;
import dev.parallax.report.wire.ReplayDocument;
import dev.parallax.report.wire.ReplayState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One replay: asks both sides for what its client sends in, at the pace that was agreed, a few at a time. Of every entry it
 * is known in the end whether it was left out, and why, or what the comparison came to. Thread-safe.
 */
public final class Replay {

    /** Reads of one replay under way at a time. */
    private static final int AT_A_TIME = 32;
    /** Longest one call works before it answers how far it got, so that no client waits in the dark. */
    private static final Duration TURN = Duration.ofSeconds(2);
    /** Silence of a client after which its replay is given up; one that works is never silent for more than seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** How often a job's progress is brought up to date. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /**
     * What a replay needs of the service.
     *
     * @param reads recorded requests to reads
     * @param sink where reads go
     * @param followed what becomes of them
     * @param lastFlush when evidence last reached the store; null if it never did
     * @param clock for start and end
     */
    record Stages(
            RecordedReads reads,
            ReadSink sink,
            FollowedReads followed,
            Supplier<@Nullable Instant> lastFlush,
            InstantSource clock) {}

    private final ReplayId id;
    private final Stages stages;
    private final ReplayPlan plan;
    private final Pace pace;
    private final Instant startedAt;
    private final ReplayTally tally = new ReplayTally();
    private final Semaphore places = new Semaphore(AT_A_TIME);
    /** One call at a time works; its order is the recording's. */
    private final ReentrantLock working = new ReentrantLock();
    // All guarded by this.
    private ReplayState state = ReplayState.RUNNING;
    private @Nullable Instant endedAt;
    private @Nullable FlushWatch flush;
    private Instant lastHeard;
    private @Nullable JobId job;

    Replay(ReplayId id, ReplayPlan plan, Stages stages) {
        this.id = id;
        this.plan = plan;
        this.stages = stages;
        this.pace = new Pace(plan.perSecond());
        this.startedAt = stages.clock().instant();
        this.lastHeard = startedAt;
    }

    /** Its name. */
    public ReplayId id() {
        return id;
    }

    /** The tenant it was asked for; empty for all. */
    public Optional<Tenant> tenant() {
        return plan.tenant();
    }

    /**
     * Works through entries in order for a short while.
     *
     * @param visible tenants the caller may act for; others' entries are left out
     * @return how many are done with; the client sends the others again. Empty if another call is at work
     */
    public Optional<Integer> take(List<RecordedEntry> entries, Predicate<Tenant> visible) throws InterruptedException {
        if (!working.tryLock()) {
            return Optional.empty();
        }
        try {
            heard();
            // It may be gone by now; the next reads will tell.
            tally.forgetObstacle();
            long end = System.nanoTime() + TURN.toNanos();
            int taken = 0;
            while (taken < entries.size() && isRunning() && tally.obstacle() == null) {
                if (!take(entries.get(taken), visible, end)) {
                    break;
                }
                taken++;
            }
            return Optional.of(taken);
        } finally {
            working.unlock();
        }
    }

    /** No more entries come: over as soon as every read has its outcome. */
    public synchronized void finish() {
        if (state == ReplayState.RUNNING) {
            state = ReplayState.FINISHING;
        }
        settle();
    }

    /**
     * Shows a job how far it is, until it is over. A job that is cancelled cancels it; a client that is not heard of any more
     * does too.
     *
     * @return what it came to, a sentence
     */
    public String await(Progress progress) throws InterruptedException {
        long shown = 0;
        try {
            while (!isOver()) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                for (long replayed = tally.replayed(); shown < replayed; shown++) {
                    progress.step();
                }
                if (progress.cancelled() || isForsaken()) {
                    cancel();
                }
            }
        } catch (InterruptedException cancelled) {
            cancel();
            throw cancelled;
        }
        return tally.sentence();
    }

    /** The job that shows it to others. */
    public synchronized void shownBy(JobId shown) {
        job = shown;
    }

    /** Ends it; what was asked is still compared and counted. */
    public synchronized void cancel() {
        if (!state.over()) {
            state = ReplayState.CANCELLED;
            endedAt = stages.clock().instant();
        }
    }

    /** How it stands now. */
    public synchronized ReplayDocument document() {
        settle();
        SkipReason obstacle = tally.obstacle();
        return new ReplayDocument(
                ReplayDocument.KIND,
                id.text(),
                job == null ? null : job.text(),
                state,
                plan.tenant().map(Tenant::name).orElse(null),
                tally.replayed(),
                tally.inFlight(),
                tally.leftOutByWord(),
                tally.notComparedByWord(),
                tally.operationLines(),
                obstacle == null ? null : obstacle.word(),
                null,
                startedAt,
                endedAt);
    }

    /** Whether nothing has been heard of its client for too long. */
    synchronized boolean isForsaken() {
        return state == ReplayState.RUNNING
                && !working.isLocked()
                && stages.clock().instant().isAfter(lastHeard.plus(SILENCE));
    }

    synchronized boolean isOver() {
        settle();
        return state.over();
    }

    private boolean take(RecordedEntry entry, Predicate<Tenant> visible, long end) throws InterruptedException {
        RecordedRead read = entry instanceof RecordedEntry.Request request
                ? stages.reads().read(request.request(), plan.tenant().orElse(null))
                : new RecordedRead.Refused(LeftOut.BAD_ENTRY);
        if (read instanceof RecordedRead.Replayable replayable
                && !visible.test(replayable.read().tenant())) {
            read = new RecordedRead.Refused(LeftOut.OTHER_TENANT);
        }
        if (read instanceof RecordedRead.Refused refused) {
            tally.leftOut(refused.reason());
            return true;
        }
        if (!places.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            return false;
        }
        if (!pace.awaitTurn(Math.max(0, end - System.nanoTime()))) {
            places.release();
            return false;
        }
        ask(((RecordedRead.Replayable) read).read());
        return true;
    }

    private void ask(CapturedRead read) {
        tally.asked();
        stages.followed().follow(read.id()).thenAccept(tally::observed);
        stages.sink().mirrored(read).whenComplete((through, broken) -> places.release());
    }

    /** Over when every read has its outcome and the outcomes can be asked for: a gate is often asked right after. */
    private synchronized void settle() {
        if (state != ReplayState.FINISHING || tally.inFlight() > 0) {
            return;
        }
        Instant now = stages.clock().instant();
        if (flush == null) {
            flush = new FlushWatch(now);
        }
        if (flush.isIn(now, stages.lastFlush().get())) {
            state = ReplayState.DONE;
            endedAt = now;
        }
    }

    private synchronized boolean isRunning() {
        return state == ReplayState.RUNNING;
    }

    private synchronized void heard() {
        lastHeard = stages.clock().instant();
    }
}

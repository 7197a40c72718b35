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

    /**
     * What a replay needs of the service.
     *
     * @param reads recorded requests to reads
     * @param sink where reads go
     * @param followed what becomes of them
     * @param clock for start and end
     */
    record Stages(RecordedReads reads, ReadSink sink, FollowedReads followed, InstantSource clock) {}

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
    private Instant lastHeard;

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

    /** Whether nobody has sent anything for that long. */
    synchronized boolean isForsaken(Duration silence) {
        return !state.over() && stages.clock().instant().isAfter(lastHeard.plus(silence));
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

    private synchronized void settle() {
        if (state == ReplayState.FINISHING && tally.inFlight() == 0) {
            state = ReplayState.DONE;
            endedAt = stages.clock().instant();
        }
    }

    private synchronized boolean isRunning() {
        return state == ReplayState.RUNNING;
    }

    private synchronized void heard() {
        lastHeard = stages.clock().instant();
    }
}

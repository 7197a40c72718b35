package dev.parallax.report.job;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.JobDocument;
import dev.parallax.report.wire.JobState;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One job from its submission on. Thread-safe. */
public final class Job {

    private final JobId id;
    private final JobWork work;
    private final @Nullable Tenant tenant;
    private final Instant startedAt;
    private final Progress progress = new Progress();
    // All guarded by this.
    private @Nullable Future<?> running;
    private @Nullable End end;

    private record End(JobState state, Instant at, String summary) {}

    Job(JobId id, JobWork work, @Nullable Tenant tenant, Instant startedAt) {
        this.id = id;
        this.work = work;
        this.tenant = tenant;
        this.startedAt = startedAt;
    }

    /** Its name. */
    public JobId id() {
        return id;
    }

    /** Whose work it is; empty if it concerns several. */
    public Optional<Tenant> tenant() {
        return Optional.ofNullable(tenant);
    }

    /** How it stands now. */
    public synchronized JobDocument document() {
        return new JobDocument(
                JobDocument.KIND,
                id.text(),
                work.word(),
                tenant == null ? null : tenant.name(),
                end == null ? JobState.RUNNING : end.state(),
                progress.done(),
                progress.total(),
                startedAt,
                end == null ? null : end.at(),
                end == null ? null : end.summary());
    }

    Progress progress() {
        return progress;
    }

    synchronized boolean over() {
        return end != null;
    }

    synchronized void runningAs(Future<?> future) {
        running = future;
    }

    /** Its end; an earlier one stands. */
    synchronized void end(JobState state, Instant at, String summary) {
        if (end == null) {
            end = new End(state, at, summary);
        }
    }

    /** Ends it, now or at its next step. */
    void cancel(Instant at) {
        progress.cancel();
        Future<?> future;
        synchronized (this) {
            end(JobState.CANCELLED, at, "Cancelled after " + progress.done() + " steps; what was done stands.");
            future = running;
        }
        if (future != null) {
            future.cancel(true);
        }
    }
}

package dev.parallax.report.job;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.JobState;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of this process, in memory: a few at work, some waiting, the most recent ones remembered. A job is gone with
 * its process; what it did until then stands. Thread-safe.
 */
@ApplicationScoped
public class Jobs {

    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private static final int AT_WORK = 2;
    private static final int WAITING = 100;
    /** Jobs that are over and still remembered. */
    private static final int REMEMBERED = 200;

    private final Clock clock;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_WORK, AT_WORK, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Jobs::thread);
    // Guarded by this; oldest first.
    private final Map<JobId, Job> jobs = new LinkedHashMap<>();

    Jobs(Clock clock) {
        this.clock = clock;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Begins a job, as soon as a thread is free.
     *
     * @param tenant whose work it is; null if it concerns several. Only callers who see that tenant, or all, see the job
     * @return empty if too many wait already
     */
    public Optional<Job> submit(JobWork work, @Nullable Tenant tenant, Task task) {
        Job job = new Job(new JobId(UUID.randomUUID().toString()), work, tenant, clock.instant());
        try {
            job.runningAs(threads.submit(() -> run(job, task)));
        } catch (RejectedExecutionException full) {
            return Optional.empty();
        }
        remember(job);
        return Optional.of(job);
    }

    /** The job of that id; empty if there never was one, or it is forgotten. */
    public synchronized Optional<Job> find(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** All that are remembered, newest first. */
    public synchronized List<Job> all() {
        List<Job> newestFirst = new ArrayList<>(jobs.size());
        jobs.values().forEach(job -> newestFirst.add(0, job));
        return newestFirst;
    }

    /** Ends a job; one that is over stays as it ended. */
    public void cancel(Job job) {
        job.cancel(clock.instant());
        threads.purge();
    }

    @PreDestroy
    void stop() {
        all().forEach(this::cancel);
        threads.shutdownNow();
    }

    private void run(Job job, Task task) {
        try {
            String summary = task.run(job.progress());
            job.end(job.progress().cancelled() ? JobState.CANCELLED : JobState.DONE, clock.instant(), summary);
        } catch (InterruptedException cancelled) {
            job.end(JobState.CANCELLED, clock.instant(), "Cancelled.");
        } catch (JobFailedException failed) {
            job.end(JobState.FAILED, clock.instant(), String.valueOf(failed.getMessage()));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Job %s failed", job.id());
            job.end(
                    JobState.FAILED,
                    clock.instant(),
                    "Parallax failed on it (" + failure.getClass().getSimpleName() + "); its log names job " + job.id()
                            + ".");
        }
    }

    private synchronized void remember(Job job) {
        jobs.put(job.id(), job);
        Iterator<Job> oldest = jobs.values().iterator();
        while (jobs.size() > REMEMBERED && oldest.hasNext()) {
            if (oldest.next().over()) {
                oldest.remove();
            }
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "parallax-job");
        thread.setDaemon(true);
        return thread;
    }
}

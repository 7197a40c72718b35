package dev.parallax.report.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.JobDocument;
import dev.parallax.report.wire.JobState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T18:00:00Z");
    private static final Tenant ACME = new Tenant("acme");

    private final Jobs jobs = new Jobs(Clock.fixed(NOW, ZoneOffset.UTC));
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        jobs.stop();
    }

    @Test
    void a_job_tells_its_progress_while_it_runs_and_its_summary_at_the_end() throws InterruptedException {
        CountDownLatch half = new CountDownLatch(1);
        Job job = submit(progress -> {
            progress.total(2);
            progress.step();
            half.await();
            progress.step();
            return "two of two agreed";
        });

        await().until(() -> job.document().done() == 1);
        JobDocument underWay = job.document();
        half.countDown();
        await().until(job::over);

        assertThat(underWay.state()).isEqualTo(JobState.RUNNING);
        assertThat(underWay.total()).isEqualTo(2);
        assertThat(underWay.endedAt()).isNull();
        assertThat(job.document())
                .isEqualTo(new JobDocument(
                        "job", job.id().text(), "recheck", "acme", JobState.DONE, 2, 2, NOW, NOW, "two of two agreed"));
        assertThat(jobs.find(job.id())).contains(job);
    }

    @Test
    void a_cancelled_job_is_interrupted_where_it_waits_and_one_that_never_began_never_does() {
        Job first = submit(this::waitForEver);
        Job second = submit(this::waitForEver);
        CountDownLatch begun = new CountDownLatch(1);
        Job waiting = submit(progress -> {
            begun.countDown();
            return "ran";
        });

        jobs.cancel(waiting);
        jobs.cancel(first);
        Job after = submit(progress -> "after");
        await().until(after::over);

        assertThat(first.document().state()).isEqualTo(JobState.CANCELLED);
        assertThat(waiting.document().state()).isEqualTo(JobState.CANCELLED);
        assertThat(begun.getCount()).isEqualTo(1);
        assertThat(after.document().state()).isEqualTo(JobState.DONE);
        assertThat(second.document().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void what_a_job_fails_with_is_told_only_where_it_was_meant_for_people() {
        Job told = submit(progress -> {
            throw new JobFailedException("The kill switch is on.");
        });
        Job broken = submit(progress -> {
            throw new IllegalStateException("secret");
        });

        await().until(() -> told.over() && broken.over());

        assertThat(told.document().state()).isEqualTo(JobState.FAILED);
        assertThat(told.document().summary()).isEqualTo("The kill switch is on.");
        assertThat(broken.document().state()).isEqualTo(JobState.FAILED);
        assertThat(broken.document().summary())
                .contains("IllegalStateException", broken.id().text())
                .doesNotContain("secret");
    }

    @Test
    void jobs_are_bounded_at_work_waiting_and_remembered() {
        Job atWork = submit(this::waitForEver);
        Optional<Job> refused = Optional.of(atWork);
        for (int i = 0; i < 103 && refused.isPresent(); i++) {
            refused = jobs.submit(JobWork.REPLAY, null, this::waitForEver);
        }
        assertThat(refused).isEmpty();
        jobs.all().forEach(jobs::cancel);

        for (int i = 0; i < 300; i++) {
            Job job = submit(progress -> "");
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(job::over);
        }

        assertThat(jobs.all()).hasSizeLessThanOrEqualTo(201);
        assertThat(jobs.find(atWork.id())).isEmpty();
    }

    private String waitForEver(Progress progress) throws InterruptedException {
        never.await();
        return "";
    }

    private Job submit(Task task) {
        return jobs.submit(JobWork.RECHECK, ACME, task).orElseThrow();
    }
}

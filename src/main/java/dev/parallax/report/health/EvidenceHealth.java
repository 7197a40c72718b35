package dev.parallax.report.health;

import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Can the evidence be asked and vouched for, and is it being written? Every problem here makes every verdict UNKNOWN. */
@Wellness
@ApplicationScoped
class EvidenceHealth implements HealthCheck {

    private final EvidenceReader evidence;
    private final Clock clock;

    EvidenceHealth(EvidenceReader evidence, Clock clock) {
        this.evidence = evidence;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        PipelineHealth health = evidence.health();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("evidence")
                .withData("question", "Can the evidence be asked and vouched for, and is it being written?")
                .status(health.sound());
        Instant flushed = health.lastFlushAt();
        if (flushed != null) {
            response.withData("lastFlushAt", flushed.toString())
                    .withData(
                            "secondsSinceLastFlush",
                            Duration.between(flushed, clock.instant()).toSeconds());
        }
        for (int i = 0; i < health.problems().size(); i++) {
            response.withData("problem" + (i + 1), health.problems().get(i));
        }
        return response.build();
    }
}

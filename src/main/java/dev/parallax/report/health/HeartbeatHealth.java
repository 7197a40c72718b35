package dev.parallax.report.health;

import dev.parallax.readiness.Heartbeat;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Answers: does a known difference still come through the whole pipeline? */
@Wellness
@ApplicationScoped
class HeartbeatHealth implements HealthCheck {

    private final Heartbeat heartbeat;
    private final Clock clock;

    HeartbeatHealth(Heartbeat heartbeat, Clock clock) {
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Heartbeat.State state = heartbeat.state();
        Optional<String> problem = state.problem(clock.instant());
        HealthCheckResponseBuilder response = HealthCheckResponse.named("heartbeat")
                .withData("question", "Does a known difference still come through the whole pipeline?")
                .status(problem.isEmpty());
        if (state.lastBeatAt() != null) {
            response.withData("lastBeatAt", state.lastBeatAt().toString());
        }
        if (state.loss() != null) {
            response.withData("lostAtStage", state.loss().stage().word());
        }
        problem.ifPresent(sentence -> response.withData("problem", sentence));
        return response.build();
    }
}

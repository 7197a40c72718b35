package dev.parallax.serve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Is this process to be given traffic? No as soon as it is told to stop, while it still serves. */
@Readiness
@Default
@ApplicationScoped
class Admission implements HealthCheck {

    private volatile boolean open = true;

    void close() {
        open = false;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("serving")
                .withData("question", "Is this process to be given traffic?")
                .status(open)
                .build();
    }
}

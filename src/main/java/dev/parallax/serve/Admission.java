package dev.parallax.serve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Is this process to be given traffic? No before its stages run, and no as soon as it is told to stop, still serving. */
@Readiness
@Default
@ApplicationScoped
class Admission implements HealthCheck {

    private volatile boolean open;

    void open() {
        open = true;
    }

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

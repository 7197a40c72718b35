package dev.parallax.serve;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Is this process to be given traffic? No as soon as it is told to stop; it then goes on as before for
 * {@link ServeConfig#leave}, answering that, before anything of it stops.
 */
@Readiness
@Default
@ApplicationScoped
class Admission implements HealthCheck {

    private volatile boolean open = true;

    void close(@Observes ShutdownDelayInitiatedEvent told) {
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

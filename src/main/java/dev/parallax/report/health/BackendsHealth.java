package dev.parallax.report.health;

import dev.parallax.capture.InvalidSettingException;
import dev.parallax.exchange.Side;
import dev.parallax.shadow.BackendProbe;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Do both backends accept connections? One that does not is evidence about that side, not a failure of Parallax. */
@Wellness
@ApplicationScoped
class BackendsHealth implements HealthCheck {

    private final BackendProbe probe;

    BackendsHealth(BackendProbe probe) {
        this.probe = probe;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("backends").withData("question", "Do both backends accept connections?");
        boolean all = true;
        for (Side side : Side.values()) {
            String state = state(side);
            all = all && state.equals("reachable");
            response.withData(side.name().toLowerCase(Locale.ROOT), state);
        }
        return response.status(all).build();
    }

    private String state(Side side) {
        try {
            return probe.reachable(side) ? "reachable" : "not reachable";
        } catch (InvalidSettingException unset) {
            return "not configured";
        }
    }
}

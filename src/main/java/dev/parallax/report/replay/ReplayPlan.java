package dev.parallax.report.replay;

import dev.parallax.exchange.Tenant;
import java.util.Optional;

/**
 * What was agreed on with the client.
 *
 * @param tenant whose reads alone are replayed; empty for all
 * @param perSecond reads asked a second, at most
 */
public record ReplayPlan(Optional<Tenant> tenant, double perSecond) {

    /** Fastest pace accepted. */
    public static final double FASTEST = 10_000;

    /**
     * @throws IllegalArgumentException if the pace is not over 0 and at most {@link #FASTEST}
     */
    public ReplayPlan {
        if (!(perSecond > 0 && perSecond <= FASTEST)) {
            throw new IllegalArgumentException("perSecond must be over 0 and at most " + FASTEST);
        }
    }
}

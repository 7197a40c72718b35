package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.exchange.Side;
import dev.parallax.readiness.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant in a list.
 *
 * @param tenant its name
 * @param decision its verdict
 * @param serving the side that serves it now; left out if it could not be read
 * @param reason the deciding check of its verdict
 * @param counts its reads by outcome in the current epoch
 * @param at when it was judged
 * @param override the newest override of the tenant, whether or not it still counts; left out if there never was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantLine(
        String tenant,
        Decision decision,
        @Nullable Side serving,
        ReasonLine reason,
        CountsLine counts,
        Instant at,
        @Nullable OverrideLine override) {

    /** Refuses to lack a required member. */
    public TenantLine {
        Wire.required("tenant", tenant);
        Wire.required("decision", decision);
        Wire.required("reason", reason);
        Wire.required("counts", counts);
        Wire.required("at", at);
    }
}

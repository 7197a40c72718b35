package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.exchange.Side;
import dev.parallax.readiness.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a tenant: the body of {@code readiness} and of {@code gate}.
 *
 * @param kind always {@value #KIND}
 * @param tenant whose
 * @param decision the verdict
 * @param reasons every check, the deciding one first; never empty
 * @param sentence the strongest sentence the figures carry
 * @param epoch what the evidence is about; left out if there is none
 * @param serving the side that serves the tenant now; left out if it could not be read
 * @param counts reads by outcome in that epoch
 * @param at when it was judged
 * @param override the newest override of the tenant, whether or not it still counts; left out if there never was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadinessDocument(
        String kind,
        String tenant,
        Decision decision,
        List<ReasonLine> reasons,
        String sentence,
        @Nullable EpochLine epoch,
        @Nullable Side serving,
        CountsLine counts,
        Instant at,
        @Nullable OverrideLine override) {

    /** What {@link #kind} holds. */
    public static final String KIND = "readiness";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is of another kind, lacks a required member, has no reason, or says READY
     *     against a reason
     */
    public ReadinessDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("tenant", tenant);
        Wire.required("decision", decision);
        reasons = List.copyOf(Wire.required("reasons", reasons));
        Wire.required("sentence", sentence);
        Wire.required("counts", counts);
        Wire.required("at", at);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a verdict needs a reason");
        }
        if (decision == Decision.READY && reasons.stream().anyMatch(reason -> reason.decision() != Decision.READY)) {
            throw new IllegalArgumentException("READY against a reason that says otherwise");
        }
    }
}

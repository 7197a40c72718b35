package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.readiness.Decision;
import java.util.List;

/**
 * The overrides of a tenant.
 *
 * @param kind always {@value #KIND}
 * @param tenant whose
 * @param decision the verdict, which none of them changes
 * @param overrides newest first; the first is the one that may count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverridesDocument(String kind, String tenant, Decision decision, List<OverrideLine> overrides) {

    /** What {@link #kind} holds. */
    public static final String KIND = "overrides";

    /** Refuses to lack a required member; copies the list. */
    public OverridesDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("tenant", tenant);
        Wire.required("decision", decision);
        overrides = List.copyOf(Wire.required("overrides", overrides));
    }
}

package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.readiness.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a tenant stands where it stands, and what to do next.
 *
 * @param kind always {@value #KIND}
 * @param tenant whose
 * @param decision the verdict
 * @param sentence what the figures carry
 * @param deciding the check that decides
 * @param next the unsatisfied check that costs least to cure; left out if there is none
 * @param unsatisfied every unsatisfied check, heaviest first
 * @param waivers what the verdict leans on that somebody answers for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplanationDocument(
        String kind,
        String tenant,
        Decision decision,
        String sentence,
        ReasonLine deciding,
        @Nullable ReasonLine next,
        List<ReasonLine> unsatisfied,
        List<ReasonLine> waivers) {

    /** What {@link #kind} holds. */
    public static final String KIND = "explanation";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public ExplanationDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("tenant", tenant);
        Wire.required("decision", decision);
        Wire.required("sentence", sentence);
        Wire.required("deciding", deciding);
        unsatisfied = List.copyOf(Wire.required("unsatisfied", unsatisfied));
        waivers = List.copyOf(Wire.required("waivers", waivers));
    }
}

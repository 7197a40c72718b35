package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.evidence.DiscrepancyState;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a discrepancy; also the body of {@code POST …/triage}.
 *
 * @param state {@code BUG}, {@code ACCEPTED}, {@code LEGACY_WRONG}, {@code NOISE}, or {@code OPEN} to take a triage back
 * @param until last day of an acceptance; required unless the state blocks, not allowed otherwise
 * @param because why; required
 * @param by who; required
 * @param at when it was decided; only in answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriageLine(
        DiscrepancyState state,
        @Nullable LocalDate until,
        String because,
        String by,
        @Schema(readOnly = true) @Nullable Instant at) {

    /** Refuses to lack a required member. */
    public TriageLine {
        Wire.required("state", state);
        Wire.required("because", because);
        Wire.required("by", by);
    }
}

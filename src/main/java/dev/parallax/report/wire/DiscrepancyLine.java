package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Severity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A discrepancy in a list: one bug, one row.
 *
 * @param id names it; 16 hexadecimal digits
 * @param operation where
 * @param kind what sort of difference
 * @param severity how bad
 * @param state where it stands
 * @param blocks whether it keeps a tenant from being flipped now
 * @param pattern where in the reply, indexes as {@code *}
 * @param shape how the value changes, in words
 * @param sentence the change in one sentence for people
 * @param acceptedUntil last day of an acceptance; left out unless accepted
 * @param occurrences how often it was met, in the scope of the list it stands in
 * @param tenants how many tenants met it; 1 in a tenant's own list
 * @param firstSeen when it was first met
 * @param lastSeen when it was last met
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscrepancyLine(
        String id,
        String operation,
        DifferenceKind kind,
        Severity severity,
        DiscrepancyState state,
        boolean blocks,
        String pattern,
        String shape,
        String sentence,
        @Nullable LocalDate acceptedUntil,
        long occurrences,
        long tenants,
        Instant firstSeen,
        Instant lastSeen) {

    /** Refuses to lack a required member. */
    public DiscrepancyLine {
        Wire.required("id", id);
        Wire.required("operation", operation);
        Wire.required("kind", kind);
        Wire.required("severity", severity);
        Wire.required("state", state);
        Wire.required("pattern", pattern);
        Wire.required("shape", shape);
        Wire.required("sentence", sentence);
        Wire.required("firstSeen", firstSeen);
        Wire.required("lastSeen", lastSeen);
    }
}

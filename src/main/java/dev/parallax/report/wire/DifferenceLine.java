package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One place where a pair differs.
 *
 * @param at where: a JSON Pointer into legacy's body, {@code header:name}, {@code status}, or empty for the whole reply
 * @param candidateAt where in the candidate's body; left out where it is the same place
 * @param pattern where, with indexes as {@code *}
 * @param kind what sort
 * @param severity how bad
 * @param legacy legacy's value; left out if absent, which is not {@code null}
 * @param candidate the candidate's value; left out if absent
 * @param shape how the value changed, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DifferenceLine(
        String at,
        @Nullable String candidateAt,
        String pattern,
        DifferenceKind kind,
        Severity severity,
        @Nullable FragmentLine legacy,
        @Nullable FragmentLine candidate,
        String shape) {

    /** Refuses to lack a required member. */
    public DifferenceLine {
        Wire.required("at", at);
        Wire.required("pattern", pattern);
        Wire.required("kind", kind);
        Wire.required("severity", severity);
        Wire.required("shape", shape);
    }
}

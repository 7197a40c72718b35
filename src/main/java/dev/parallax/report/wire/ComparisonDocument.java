package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parallax.exchange.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comparing two given replies found.
 *
 * @param kind always {@value #KIND}
 * @param outcome the outcome; never {@code UNSTABLE}, as nobody was asked twice
 * @param reason why the outcome is {@code VACUOUS} or {@code NOT_COMPARED}; left out otherwise
 * @param differences all that no rule allows, in document order
 * @param masked what rules allow
 * @param patch RFC 6902 patch that turns legacy's body into the candidate's; an empty array where they are equal or not
 *     both JSON, null if it is over a mebibyte
 * @param rules digest of the rule book it was judged by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComparisonDocument(
        String kind,
        Outcome.Kind outcome,
        @Nullable String reason,
        List<DifferenceLine> differences,
        List<MaskedLine> masked,
        JsonNode patch,
        String rules) {

    /** What {@link #kind} holds. */
    public static final String KIND = "comparison";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public ComparisonDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("outcome", outcome);
        differences = List.copyOf(Wire.required("differences", differences));
        masked = List.copyOf(Wire.required("masked", masked));
        Wire.required("patch", patch);
        Wire.required("rules", rules);
    }
}

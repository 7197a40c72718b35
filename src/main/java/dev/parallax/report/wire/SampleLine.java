package dev.parallax.report.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * One kept pair of a discrepancy.
 *
 * @param tenant whose read it was
 * @param at when it was compared
 * @param request method and target, such as {@code GET /api/listings?page=2}; redacted when it was stored
 * @param legacy what legacy answered
 * @param candidate what the candidate answered
 * @param differences all places where they differ, of this and of other discrepancies
 * @param masked places rules allow
 * @param patch RFC 6902 patch that turns legacy's body into the candidate's; an empty array where they are equal or not
 *     both JSON
 */
public record SampleLine(
        String tenant,
        Instant at,
        String request,
        ReplyLine legacy,
        ReplyLine candidate,
        List<DifferenceLine> differences,
        List<MaskedLine> masked,
        JsonNode patch) {

    /** Copies the lists. */
    public SampleLine {
        Wire.required("tenant", tenant);
        Wire.required("at", at);
        Wire.required("request", request);
        Wire.required("legacy", legacy);
        Wire.required("candidate", candidate);
        differences = List.copyOf(Wire.required("differences", differences));
        masked = List.copyOf(Wire.required("masked", masked));
        Wire.required("patch", patch);
    }
}

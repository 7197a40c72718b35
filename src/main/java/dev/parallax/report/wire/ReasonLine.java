package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.readiness.Decision;
import org.jspecify.annotations.Nullable;

/**
 * One check a verdict stands on.
 *
 * @param code which check; more may come, so a client must accept codes it does not know
 * @param decision what this check alone makes of the verdict; READY if it is satisfied
 * @param message one sentence for people, with figures
 * @param operation the operation it is about; left out if about the tenant as a whole
 * @param figure what was found; left out if there is no figure
 * @param limit what the policy asks; left out if there is no limit
 * @param cure what would satisfy the check; left out if it is satisfied
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReasonLine(
        String code,
        Decision decision,
        String message,
        @Nullable String operation,
        @Nullable String figure,
        @Nullable String limit,
        @Nullable String cure) {

    /** Refuses to lack a required member. */
    public ReasonLine {
        Wire.required("code", code);
        Wire.required("decision", decision);
        Wire.required("message", message);
    }
}

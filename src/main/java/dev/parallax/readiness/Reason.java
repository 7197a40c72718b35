package dev.parallax.readiness;

import dev.parallax.exchange.OperationId;
import org.jspecify.annotations.Nullable;

/**
 * One finding of the judge: a check that was not satisfied, or that was and is worth showing.
 *
 * @param code which check; part of the API
 * @param decision what this finding alone makes of the verdict; READY if it was satisfied
 * @param message one sentence for people, with figures
 * @param operation the operation it is about; null if about the tenant as a whole
 * @param figure what was found, as shown to people; null if there is no figure
 * @param limit what the policy asks, as shown to people; null if there is no limit
 * @param cure what would satisfy the check; null if it is satisfied
 */
public record Reason(
        ReasonCode code,
        Decision decision,
        String message,
        @Nullable OperationId operation,
        @Nullable String figure,
        @Nullable String limit,
        @Nullable String cure) {

    /** About the tenant as a whole, without figures yet. */
    public static Reason of(ReasonCode code, Decision decision, String message) {
        return new Reason(code, decision, message, null, null, null, null);
    }

    /** The same, about {@code operation}. */
    public Reason about(OperationId operation) {
        return new Reason(code, decision, message, operation, figure, limit, cure);
    }

    /** The same, with what was found. */
    public Reason found(Object figure) {
        return new Reason(code, decision, message, operation, figure.toString(), limit, cure);
    }

    /** The same, with what the policy asks. */
    public Reason asked(Object limit) {
        return new Reason(code, decision, message, operation, figure, limit.toString(), cure);
    }

    /** The same, with what would satisfy the check. */
    public Reason curedBy(String cure) {
        return new Reason(code, decision, message, operation, figure, limit, cure);
    }
}

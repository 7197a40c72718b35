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
        @Nullable String cure) {}

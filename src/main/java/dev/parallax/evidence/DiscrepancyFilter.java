package dev.parallax.evidence;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Which discrepancies are asked for; null stands for any.
 *
 * @param tenant that met them
 * @param operation where
 * @param severity how bad
 * @param state where they stand
 */
public record DiscrepancyFilter(
        @Nullable Tenant tenant,
        @Nullable OperationId operation,
        @Nullable Severity severity,
        @Nullable DiscrepancyState state) {

    /** Every discrepancy. */
    public static final DiscrepancyFilter ANY = new DiscrepancyFilter(null, null, null, null);
}

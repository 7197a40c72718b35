package dev.parallax.evidence.gather;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;

/**
 * What a tenant's use of an operation is kept under.
 *
 * @param tenant whose
 * @param operation of what
 */
public record UsageKey(Tenant tenant, OperationId operation) {}

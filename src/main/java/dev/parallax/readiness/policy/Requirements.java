package dev.parallax.readiness.policy;

import java.time.Duration;

/**
 * What has to be shown for a tenant.
 *
 * @param mismatches over all its operations together
 * @param pooling whether other tenants' evidence may stand beside its own
 * @param soak how long the builds must have been compared
 * @param freshness how old the newest comparison may be
 * @param operation for each of its operations
 */
public record Requirements(
        MismatchLimit mismatches,
        Pooling pooling,
        Duration soak,
        Duration freshness,
        OperationRequirements operation) {}

package dev.parallax.readiness.policy;

import dev.parallax.readiness.statistics.Share;
import java.time.Duration;

/**
 * What has to be shown for a tenant.
 *
 * @param mismatches over all its operations together
 * @param pooling whether other tenants' evidence may stand beside its own
 * @param soak how long the builds must have been compared
 * @param freshness how old the newest comparison may be
 * @param contract how much of what the contract declares must have been compared for the tenant; nothing if none of it has to
 * @param operation for each of its operations
 */
public record Requirements(
        MismatchLimit mismatches,
        Pooling pooling,
        Duration soak,
        Duration freshness,
        Share contract,
        OperationRequirements operation) {}

package dev.parallax.readiness.policy;

import java.time.Duration;

/**
 * Operations that must have been compared lately, such as a month-end report that a quiet week would not show.
 *
 * @param scope which operations of which tenants; every glob must be met
 * @param within how lately
 */
public record Exercise(PolicyScope scope, Duration within) {}

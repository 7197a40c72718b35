package dev.parallax.readiness.policy;

import dev.parallax.readiness.statistics.Share;

/**
 * Whether evidence of other tenants may stand beside a small tenant's own, and what it takes. It never stands in for a
 * mismatch of the tenant's own.
 *
 * @param allowed whether it may at all
 * @param tenants how many tenants at least must have been compared in each operation
 * @param largest the largest share of an operation's evidence that one tenant may bring; more of it is not counted
 * @param own the mismatch rate the tenant's own cases must be shown to be below, unless they are a finite list
 */
public record Pooling(boolean allowed, long tenants, Share largest, Share own) {}

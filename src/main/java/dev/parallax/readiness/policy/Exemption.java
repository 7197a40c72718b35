package dev.parallax.readiness.policy;

import dev.parallax.rules.Governance;

/**
 * Operations nothing has to be shown for. Their open discrepancies block all the same.
 *
 * @param scope which operations of which tenants
 * @param governance why, who answers for it, and until when
 */
public record Exemption(PolicyScope scope, Governance governance) {}

package dev.parallax.rules;

import dev.parallax.exchange.RuleId;

/**
 * A declared equivalence or exemption. It deletes an assertion, so it says why, for whom and until when.
 *
 * @param id unique in its rule book
 * @param scope for which operations and tenants
 * @param at where in a reply
 * @param treatment how values there are compared
 * @param governance who answers for it
 */
public record Rule(RuleId id, RuleScope scope, RuleTarget at, Treatment treatment, Governance governance) {}

package dev.parallax.rules;

import dev.parallax.exchange.RuleId;

/**
 * A treatment in force at a place, and the rule it comes from.
 *
 * @param rule the rule that answers for it
 * @param treatment what it does
 */
public record Applied<T extends Treatment>(RuleId rule, T treatment) {}

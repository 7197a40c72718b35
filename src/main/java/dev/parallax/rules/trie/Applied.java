package dev.parallax.rules.trie;

import dev.parallax.exchange.RuleId;
import dev.parallax.rules.Treatment;

/**
 * A treatment in force at a place, and the rule it comes from.
 *
 * @param rule the rule that answers for it
 * @param treatment what it does
 */
public record Applied<T extends Treatment>(RuleId rule, T treatment) {}

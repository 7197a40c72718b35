package dev.parallax.exchange;

/**
 * A place where a pair differs and a rule allows it.
 *
 * @param rule the rule that allows it
 * @param pattern where, with indexes as {@code *}
 * @param count how many such places in this pair; at least 1
 */
public record Masked(RuleId rule, PathPattern pattern, int count) {}

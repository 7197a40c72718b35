package dev.parallax.rules;

import java.util.Comparator;

/**
 * Which of two rules wins where both touch a place: the narrower scope (tenant over operation over global), then the more
 * exactly named place, then the id in alphabetical order, so that the outcome never depends on files or their order.
 */
public final class Precedence {

    /** The winner first. */
    public static final Comparator<Rule> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    (Rule rule) -> ScopeRank.of(rule.scope()))
            .thenComparing(rule -> TargetRank.of(rule.at()))
            .reversed()
            .thenComparing(Rule::id);

    private Precedence() {}
}

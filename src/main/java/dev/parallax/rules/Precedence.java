package dev.parallax.rules;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.util.Comparator;

/**
 * Which of two rules wins where both touch a place: the narrower scope (tenant over operation over global), then the more
 * exactly named place, then the id in alphabetical order, so that the outcome never depends on files or their order.
 */
final class Precedence {

    private Precedence() {}

    /** Most specific first, for one operation and tenant. */
    static Comparator<Rule> mostSpecificFirst(OperationId operation, Tenant tenant) {
        return Comparator.comparing((Rule rule) -> scopeRank(rule, operation, tenant))
                .thenComparing(rule -> TargetRank.of(rule.at()))
                .reversed()
                .thenComparing(Rule::id);
    }

    private static ScopeRank scopeRank(Rule rule, OperationId operation, Tenant tenant) {
        return ScopeRank.of(rule.scope(), glob -> glob.matches(operation.value()), glob -> glob.matches(tenant.name()));
    }
}

package dev.parallax.report.backtest;

import dev.parallax.exchange.RuleId;
import dev.parallax.report.wire.BacktestRuleLine.Change;
import dev.parallax.rules.Rule;
import dev.parallax.rules.book.RuleBook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Two rule books side by side.
 *
 * @param current the one in force
 * @param edited the one to try
 */
public record Books(RuleBook current, RuleBook edited) {

    /** Every rule of either, and how it differs. */
    Map<RuleId, Change> changes() {
        Map<RuleId, Rule> before = byId(current);
        Map<RuleId, Change> changes = new LinkedHashMap<>();
        byId(edited).forEach((id, rule) -> {
            Rule old = before.remove(id);
            changes.put(id, old == null ? Change.ADDED : old.equals(rule) ? Change.SAME : Change.CHANGED);
        });
        before.keySet().forEach(id -> changes.put(id, Change.REMOVED));
        return changes;
    }

    /** The rule of that id as edited. */
    Optional<Rule> edited(RuleId id) {
        return Optional.ofNullable(byId(edited).get(id));
    }

    private static Map<RuleId, Rule> byId(RuleBook book) {
        Map<RuleId, Rule> rules = new LinkedHashMap<>();
        book.rules().forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }
}

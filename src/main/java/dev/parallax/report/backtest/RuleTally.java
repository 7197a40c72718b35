package dev.parallax.report.backtest;

import dev.parallax.diff.suggest.NearMissCount;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.RuleId;
import dev.parallax.report.wire.BacktestRuleLine;
import dev.parallax.report.wire.BacktestRuleLine.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds up what every rule masks under both books. Not thread-safe. */
final class RuleTally {

    /** Made-up wrong values are tried for so many hidden differences of a rule. */
    private static final int TRIED = 50;

    private final Books books;
    private final Map<RuleId, Change> changes;
    private final Map<RuleId, Integer> before = new HashMap<>();
    private final Map<RuleId, Integer> after = new HashMap<>();
    private final Map<RuleId, NearMissCount> nearMisses = new HashMap<>();
    private final Map<RuleId, Integer> tried = new HashMap<>();

    RuleTally(Books books) {
        this.books = books;
        this.changes = books.changes();
    }

    /** Counts one judgement; the names of the rules that newly hide the difference, if it disappears. */
    Set<String> add(SampleTrial.Found found, Difference difference) {
        found.before().forEach(masked -> before.merge(masked.rule(), masked.count(), Integer::sum));
        found.after().forEach(masked -> after.merge(masked.rule(), masked.count(), Integer::sum));
        Set<String> hiding = new TreeSet<>();
        if (found.effect() == Effect.DISAPPEARS) {
            for (Masked masked : found.after()) {
                if (changes.get(masked.rule()) != Change.SAME && covers(masked, difference)) {
                    hiding.add(masked.rule().value());
                    tryNearMisses(masked.rule(), difference);
                }
            }
        }
        return hiding;
    }

    boolean onlyAdds() {
        return changes.values().stream().noneMatch(change -> change == Change.REMOVED || change == Change.CHANGED);
    }

    List<BacktestRuleLine> lines() {
        return changes.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .filter(line -> line.change() != Change.SAME || line.before() + line.after() > 0)
                .toList();
    }

    /** A rule masks a place, or all below it. */
    private static boolean covers(Masked masked, Difference difference) {
        return difference.pattern().text().startsWith(masked.pattern().text());
    }

    private BacktestRuleLine line(RuleId rule, Change change) {
        NearMissCount misses = nearMisses.getOrDefault(rule, NearMissCount.NONE);
        return new BacktestRuleLine(
                rule.value(),
                change,
                before.getOrDefault(rule, 0),
                after.getOrDefault(rule, 0),
                misses.tried(),
                misses.hidden());
    }

    private void tryNearMisses(RuleId id, Difference difference) {
        if (tried.merge(id, 1, Integer::sum) <= TRIED) {
            books.edited(id)
                    .map(rule -> NearMissCount.of(rule.treatment(), difference.legacy(), difference.candidate()))
                    .ifPresent(count -> nearMisses.merge(id, count, NearMissCount::plus));
        }
    }
}

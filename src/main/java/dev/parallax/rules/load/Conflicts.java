package dev.parallax.rules.load;

import dev.parallax.rules.Aspect;
import dev.parallax.rules.Glob;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.ScopeRank;
import dev.parallax.rules.book.RuleMeaning;
import dev.parallax.rules.load.RuleReader.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds rules that contradict each other and between which precedence cannot choose: same place, overlapping scopes of
 * the same narrowness, different treatment of the same aspect.
 */
final class Conflicts {

    private Conflicts() {}

    static void report(List<Located> rules) {
        Map<Object, List<Located>> byPlace = new HashMap<>();
        for (Located rule : rules) {
            byPlace.computeIfAbsent(place(rule.rule().at()), place -> new ArrayList<>())
                    .add(rule);
        }
        byPlace.values().forEach(Conflicts::reportAtOnePlace);
    }

    /** Equal for targets that name the same place, however they are written. */
    private static Object place(RuleTarget target) {
        if (target instanceof RuleTarget.InBody body) {
            return body.path().segments();
        }
        return target instanceof RuleTarget.InHeader header
                ? List.of(header.name(), header.part().segments())
                : target;
    }

    private static void reportAtOnePlace(List<Located> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (contradict(rules.get(i).rule(), rules.get(j).rule())) {
                    rules.get(i)
                            .at()
                            .report("rule '" + rules.get(i).rule().id() + "' contradicts rule '"
                                    + rules.get(j).rule().id() + "' of "
                                    + rules.get(j).id().position()
                                    + ": same place, equally narrow scope, different treatment");
                    break;
                }
            }
        }
    }

    private static boolean contradict(Rule one, Rule other) {
        return Aspect.of(one.treatment()).overlaps(Aspect.of(other.treatment()))
                && !RuleMeaning.sameTreatment(one.treatment(), other.treatment())
                && ScopeRank.of(one.scope()).equals(ScopeRank.of(other.scope()))
                && overlap(one.scope().operations(), other.scope().operations())
                && overlap(one.scope().tenants(), other.scope().tenants());
    }

    private static boolean overlap(List<Glob> some, List<Glob> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(one::overlaps));
    }
}

package dev.parallax.rules;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.RuleExplanation.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says which rules of a book touch a place, and why or why not. Immutable. */
public final class RuleExplainer {

    private final OperationId operation;
    private final Tenant tenant;
    private final LocalDate today;

    /** For replies of this operation to this tenant on that day. */
    public RuleExplainer(OperationId operation, Tenant tenant, LocalDate today) {
        this.operation = operation;
        this.tenant = tenant;
        this.today = today;
    }

    /** Every rule that names the place, what it does first, then by precedence; rules about other places are left out. */
    public List<RuleExplanation> explain(RuleBook book, RulePlace place) {
        List<RuleExplanation> explanations = new ArrayList<>();
        Map<Aspect, Rule> decided = new EnumMap<>(Aspect.class);
        for (Rule rule :
                book.rules().stream().sorted(Precedence.MOST_SPECIFIC_FIRST).toList()) {
            PathReach reach = reach(rule.at(), place);
            boolean covers = reach == PathReach.NO && covers(rule, place);
            if (reach == PathReach.NO && !covers) {
                continue;
            }
            explanations.add(explain(rule, reach, covers, decided));
        }
        explanations.sort(Comparator.comparing(RuleExplanation::effect));
        return List.copyOf(explanations);
    }

    private RuleExplanation explain(Rule rule, PathReach reach, boolean covers, Map<Aspect, Rule> decided) {
        if (!rule.scope().covers(operation, tenant)) {
            return new RuleExplanation(
                    rule,
                    Effect.OUT_OF_SCOPE,
                    "it is for " + rule.scope().operations() + " and tenants "
                            + rule.scope().tenants());
        }
        if (!rule.governance().holdsOn(today)) {
            return new RuleExplanation(
                    rule, Effect.ENDED, "it ended on " + rule.governance().until());
        }
        if (covers) {
            return new RuleExplanation(
                    rule, Effect.COVERS, "it ignores " + written(rule.at()) + ", which the place is in");
        }
        if (reach == PathReach.DEPENDS) {
            return new RuleExplanation(
                    rule, Effect.DEPENDS, "whether " + written(rule.at()) + " is the place depends on the document");
        }
        Rule stronger = decided.putIfAbsent(Aspect.of(rule.treatment()), rule);
        return stronger == null
                ? new RuleExplanation(rule, Effect.IN_FORCE, written(rule.at()) + " is the place")
                : new RuleExplanation(rule, Effect.OVERRIDDEN, "rule '" + stronger.id() + "' is more specific");
    }

    private static PathReach reach(RuleTarget target, RulePlace place) {
        if (target instanceof RuleTarget.InBody body) {
            return place instanceof RulePlace.InBody inBody ? PathReach.of(body.path(), inBody.steps()) : PathReach.NO;
        }
        return place instanceof RulePlace.Beside beside && beside.target().equals(target)
                ? PathReach.YES
                : PathReach.NO;
    }

    /** Whether the rule ignores something the place is part of. */
    private static boolean covers(Rule rule, RulePlace place) {
        if (!(rule.treatment() instanceof Treatment.Ignore) || !(place instanceof RulePlace.InBody inBody)) {
            return false;
        }
        for (int above = 0; above < inBody.steps().size(); above++) {
            RulePlace part = new RulePlace.InBody("", inBody.steps().subList(0, above));
            if (reach(rule.at(), part) != PathReach.NO) {
                return true;
            }
        }
        return false;
    }

    private static String written(RuleTarget target) {
        if (target instanceof RuleTarget.InBody body) {
            return body.path().text();
        }
        return target instanceof RuleTarget.InHeader header ? "header:" + header.name() : "status";
    }
}

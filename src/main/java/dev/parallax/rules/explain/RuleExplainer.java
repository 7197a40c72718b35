package dev.parallax.rules.explain;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.Aspect;
import dev.parallax.rules.Precedence;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.explain.RuleExplanation.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            PathReach covers = reach == PathReach.NO ? covers(rule, place) : PathReach.NO;
            if (reach != PathReach.NO || covers != PathReach.NO) {
                explanations.add(explain(rule, reach, covers, decided));
            }
        }
        Optional<Rule> cover = explanations.stream()
                .filter(explanation -> explanation.effect() == Effect.COVERS)
                .map(RuleExplanation::rule)
                .findFirst();
        return explanations.stream()
                .map(explanation -> cover.isPresent() && explanation.effect() == Effect.IN_FORCE
                        ? overridden(explanation.rule(), "rule '" + cover.get().id() + "' ignores all around the place")
                        : explanation)
                .sorted(Comparator.comparing(RuleExplanation::effect))
                .toList();
    }

    private RuleExplanation explain(Rule rule, PathReach reach, PathReach covers, Map<Aspect, Rule> decided) {
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
        if (covers == PathReach.YES) {
            return new RuleExplanation(
                    rule, Effect.COVERS, "it ignores " + rule.at().text() + ", which the place is in");
        }
        if (reach == PathReach.DEPENDS || covers == PathReach.DEPENDS) {
            return new RuleExplanation(
                    rule,
                    Effect.DEPENDS,
                    "whether " + rule.at().text() + " is or holds the place depends on the document");
        }
        Aspect aspect = Aspect.of(rule.treatment());
        Optional<Rule> stronger = decided.entrySet().stream()
                .filter(entry -> entry.getKey().overlaps(aspect))
                .map(Map.Entry::getValue)
                .findFirst();
        if (stronger.isPresent()) {
            return overridden(rule, "rule '" + stronger.get().id() + "' is more specific");
        }
        decided.put(aspect, rule);
        return new RuleExplanation(rule, Effect.IN_FORCE, rule.at().text() + " is the place");
    }

    private static RuleExplanation overridden(Rule rule, String because) {
        return new RuleExplanation(rule, Effect.OVERRIDDEN, because);
    }

    private static PathReach reach(RuleTarget target, RulePlace place) {
        if (target instanceof RuleTarget.InBody body) {
            return place instanceof RulePlace.InBody inBody ? PathReach.of(body.path(), inBody.steps()) : PathReach.NO;
        }
        if (target instanceof RuleTarget.InHeader header) {
            return place instanceof RulePlace.InHeader asked && asked.name().equals(header.name())
                    ? PathReach.of(header.part(), asked.steps())
                    : PathReach.NO;
        }
        return place instanceof RulePlace.AtStatus ? PathReach.YES : PathReach.NO;
    }

    /** Whether the rule ignores something the place is part of. */
    private static PathReach covers(Rule rule, RulePlace place) {
        PathReach covers = PathReach.NO;
        if (rule.treatment() instanceof Treatment.Ignore) {
            for (RulePlace around : place.around()) {
                covers = covers.or(reach(rule.at(), around));
            }
        }
        return covers;
    }
}

package dev.parallax.report.backtest;

import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Severity;
import dev.parallax.report.wire.BacktestDocument.Warning;
import dev.parallax.report.wire.BacktestRuleLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an edited rule book would hide and should probably not. */
final class Warnings {

    private final List<Warning> warnings = new ArrayList<>();

    private Warnings() {}

    static List<Warning> of(List<CaseResult> results, List<BacktestRuleLine> rules, @Nullable DiscrepancyId meant) {
        Warnings found = new Warnings();
        results.stream()
                .filter(result -> result.count(Effect.DISAPPEARS) > 0)
                .forEach(result -> found.look(result, meant));
        rules.stream().filter(rule -> rule.nearMissesHidden() > 0).forEach(found::look);
        return found.warnings;
    }

    private void look(CaseResult result, @Nullable DiscrepancyId meant) {
        DiscrepancyGroup group = result.subject().group();
        if (group.state() == DiscrepancyState.BUG || group.state() == DiscrepancyState.REGRESSED) {
            add("HIDES_BUG", group, "It would hide what somebody found to be a bug");
        }
        if (group.severity() == Severity.CRITICAL) {
            add("HIDES_CRITICAL", group, "It would hide a critical difference");
        }
        if (group.kind() == DifferenceKind.STATUS) {
            add("HIDES_FAILURE", group, "It would hide another status, a failure perhaps");
        }
        if (meant != null && !group.id().equals(meant)) {
            add("HIDES_OTHERS", group, "It would hide another discrepancy than the one it is meant for");
        }
        if (result.provesNothing()) {
            add("PROVES_NOTHING", group, "It would hide so much of the reply that agreement would prove nothing");
        }
    }

    private void look(BacktestRuleLine rule) {
        warnings.add(new Warning(
                "HIDES_NEAR_MISSES",
                rule.rule(),
                "Of " + rule.nearMisses() + " wrong values made up beside those it is meant for, it would hide "
                        + rule.nearMissesHidden() + ": a narrower treatment would still find a wrong value there."));
    }

    private void add(String code, DiscrepancyGroup group, String what) {
        warnings.add(new Warning(
                code,
                group.id().hex(),
                what + ": " + group.pattern().text() + " of "
                        + group.operation().value() + "."));
    }
}

package dev.parallax.report.page;

import dev.parallax.exchange.RuleId;
import dev.parallax.report.wire.RuleLine;
import dev.parallax.report.wire.RulesDocument;
import dev.parallax.report.wire.SuggestionLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rules in force, and those that are proposed.
 *
 * @param rules the rule book
 * @param suggestions proposals, each with what supports it
 * @param sparks what each rule masked lately; a rule that masked nothing is left out
 * @param today the day rules hold on
 * @param editable whether the viewer may open the rule files
 */
public record RulesView(
        RulesDocument rules,
        List<SuggestionLine> suggestions,
        Map<RuleId, RuleSpark> sparks,
        LocalDate today,
        boolean editable) {

    /** Rules that end within so many days are said to end soon. */
    private static final long SOON_DAYS = 30;

    private static final double PERCENT = 100.0;

    private static final RuleSpark IDLE = RuleSpark.of(List.of(), Instant.EPOCH);

    /** Copies the collections. */
    public RulesView {
        suggestions = List.copyOf(suggestions);
        sparks = Map.copyOf(sparks);
    }

    /** One row a rule. */
    public List<Row> rows() {
        long all = rules.rules().stream().mapToLong(RuleLine::masked).sum();
        return rules.rules().stream()
                .map(rule -> new Row(
                        rule,
                        all == 0 ? 0 : PERCENT * rule.masked() / all,
                        endsSoon(rule),
                        sparks.getOrDefault(new RuleId(rule.id()), IDLE)))
                .toList();
    }

    /** How many rules end soon, those that have ended not counted. */
    public long endingSoon() {
        return rules.rules().stream().filter(this::endsSoon).count();
    }

    /** How many rules have ended. */
    public long expired() {
        return rules.rules().stream().filter(RuleLine::expired).count();
    }

    private boolean endsSoon(RuleLine rule) {
        return !rule.expired() && ChronoUnit.DAYS.between(today, rule.until()) <= SOON_DAYS;
    }

    /** The id of the rule that is proposed, under which the editor opens it. */
    public String idOf(SuggestionLine suggestion) {
        return suggestion.yaml().lines().findFirst().orElse("").replaceFirst("^- id: ", "");
    }

    /**
     * A rule as it is shown.
     *
     * @param rule the rule
     * @param percent its share of all that is hidden
     * @param soon whether it ends soon
     * @param spark what it masked lately
     */
    public record Row(RuleLine rule, double percent, boolean soon, RuleSpark spark) {

        /** With a digit after the point where there is little. */
        public String share() {
            return String.format(Locale.ROOT, percent > 0 && percent < 10 ? "%.1f %%" : "%.0f %%", percent);
        }

        /** Length of a bar of 100. */
        public String width() {
            return String.format(Locale.ROOT, "%.2f", percent);
        }
    }
}

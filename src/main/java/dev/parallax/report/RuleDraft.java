package dev.parallax.report;

import dev.parallax.diff.suggest.SuggestedRule;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.exchange.DifferenceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule an editor opens with for a discrepancy: the suggested one where there is one, otherwise everything but the
 * treatment, so that nothing is hidden before somebody has chosen how.
 */
final class RuleDraft {

    private RuleDraft() {}

    static String of(DiscrepancyGroup group, Optional<SuggestedRule> suggested, LocalDate until) {
        return suggested.map(rule -> file(rule.yaml(until))).orElseGet(() -> open(group, until));
    }

    /** A file that holds one rule. */
    static String file(String rule) {
        return "rules:\n" + rule.lines().map(line -> "  " + line + "\n").reduce("", String::concat);
    }

    private static String open(DiscrepancyGroup group, LocalDate until) {
        String place = group.operation().value() + "-" + group.pattern().text();
        String id =
                place.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "").toLowerCase(Locale.ROOT);
        return file("- id: " + id.substring(0, Math.min(id.length(), 100)) + "\n"
                + "  on: " + quoted(group.operation().value()) + "\n"
                + "  at: " + quoted(group.pattern().text()) + "\n"
                + "  # Choose one treatment, the narrowest that is right, and delete the others:\n"
                + treatments(group.kind()).stream()
                        .map(treatment -> "  #   " + treatment + "\n")
                        .reduce("", String::concat)
                + "  because: Say why this difference is no bug.\n"
                + "  owner: nobody yet\n"
                + "  until: " + until + "\n");
    }

    private static List<String> treatments(DifferenceKind kind) {
        return switch (kind) {
            case REMOVED, ADDED -> List.of("absent: [null, \"\", [], {}]", "ignore: true");
            case TYPE -> List.of("type: lenient", "ignore: true");
            case ORDER -> List.of("array: {key: id}", "array: unordered");
            case STATUS -> List.of("map: {\"404\": \"410\"}");
            case HEADER, MEDIA_TYPE -> List.of("text: [trim, lowercase]", "pattern: '…'", "ignore: true");
            default ->
                List.of(
                        "number: {abs: 0.01}",
                        "instant: {within: 1s}",
                        "text: [trim, collapse]",
                        "url: {ignore: [host]}",
                        "map: {OLD: NEW}",
                        "pattern: '…'",
                        "ignore: true");
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

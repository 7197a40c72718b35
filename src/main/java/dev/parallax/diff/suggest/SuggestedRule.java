package dev.parallax.diff.suggest;

import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.rules.Treatment;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule that would explain every difference seen at a place, for a person to judge.
 *
 * @param operation for replies of which operation
 * @param at where
 * @param treatment how values there would be compared
 * @param written the treatment as a rule file says it, such as {@code type: lenient}
 * @param tally how often what it explains was met
 * @param left the shapes of other differences that were seen at the place and that it leaves standing
 * @param nearMisses how many wrong values were tried on it, none of which it hides
 */
public record SuggestedRule(
        OperationId operation,
        PathPattern at,
        Treatment treatment,
        WrittenTreatment written,
        PlaceTally tally,
        List<ChangeShape> left,
        int nearMisses) {

    /** Copies the list. */
    public SuggestedRule {
        left = List.copyOf(left);
    }

    /**
     * A treatment in the words of a rule file.
     *
     * @param yaml one line
     */
    public record WrittenTreatment(String yaml) {}

    /** What supports it, in a few sentences. */
    public String evidence() {
        return Stream.of(explained(), own(), leaves(), tried())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String explained() {
        return tally.mismatches() == 0
                ? ""
                : grouped("Explains %,d of %,d mismatches, hides 0 others.", tally.mismatches(), tally.ofOperation());
    }

    private String own() {
        return tally.ownTimes() == 0
                ? ""
                : grouped(
                        "Legacy differs from itself here in %,d of %,d reads asked twice.",
                        tally.ownTimes(), tally.askedTwice());
    }

    private String leaves() {
        return left.isEmpty()
                ? ""
                : left.stream()
                        .map(ChangeShape::toString)
                        .collect(Collectors.joining("; ", "Leaves standing here: ", "."));
    }

    private String tried() {
        return nearMisses == 0 ? "" : grouped("Of %,d near misses tried on it, it hides none.", nearMisses);
    }

    private static String grouped(String sentence, Object... figures) {
        return String.format(Locale.ROOT, sentence, figures);
    }

    /** The rule as an entry of {@code rules:}, with an owner still to be named. */
    public String yaml(LocalDate until) {
        String id = "suggested-" + (operation.value() + "-" + at.text()).replaceAll("[^A-Za-z0-9]+", "-");
        return "- id: " + id.substring(0, Math.min(id.length(), 100)).replaceAll("-+$", "") + "\n"
                + "  on: " + quoted(operation.value()) + "\n"
                + "  at: " + quoted(at.text()) + "\n"
                + "  " + written.yaml() + "\n"
                + "  because: " + quoted("Suggested, not reviewed. " + evidence()) + "\n"
                + "  owner: nobody yet\n"
                + "  until: " + until + "\n";
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

package dev.parallax.diff.suggest;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.rules.Treatment;
import java.time.LocalDate;

/**
 * A rule that would explain every difference seen at a place, for a person to judge.
 *
 * @param operation for replies of which operation
 * @param at where
 * @param treatment how values there would be compared
 * @param written the treatment as a rule file says it, such as {@code type: lenient}
 * @param explains how many differences were seen there, all of which it explains
 * @param noise how many of these were seen between legacy's own answers
 * @param nearMisses how many wrong values were tried on it, none of which it hides
 */
public record SuggestedRule(
        OperationId operation,
        PathPattern at,
        Treatment treatment,
        WrittenTreatment written,
        int explains,
        int noise,
        int nearMisses) {

    /**
     * A treatment in the words of a rule file.
     *
     * @param yaml one line
     */
    public record WrittenTreatment(String yaml) {}

    /** What supports it, in a sentence. */
    public String evidence() {
        return "Explains all " + explains + " differences seen there"
                + (noise == 0 ? "" : ", " + noise + " of them between legacy's own answers")
                + (nearMisses == 0 ? "." : "; of " + nearMisses + " near misses tried on it, it hides none.");
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

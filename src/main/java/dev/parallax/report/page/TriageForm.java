package dev.parallax.report.page;

import dev.parallax.evidence.DiscrepancyState;
import java.util.List;

/**
 * What somebody is about to say of a discrepancy, as the form shows it.
 *
 * @param state what was chosen; empty if nothing was yet
 * @param until the last day of an acceptance, as it was typed
 * @param because why, as it was typed
 * @param by who says so
 * @param problem why it was refused; empty if it was not
 */
public record TriageForm(String state, String until, String because, String by, String problem) {

    /** Nothing typed yet, by {@code name}. */
    public static TriageForm by(String name) {
        return new TriageForm("", "", "", name, "");
    }

    /** What can be said. */
    public List<Choice> choices() {
        return List.of(
                choice(DiscrepancyState.BUG, "A bug of the candidate: keeps blocking"),
                choice(DiscrepancyState.ACCEPTED, "Accepted until a day"),
                choice(DiscrepancyState.LEGACY_WRONG, "Legacy is wrong, accepted until a day"),
                choice(DiscrepancyState.NOISE, "Noise, accepted until a day"),
                choice(DiscrepancyState.OPEN, "Open again: nothing is known"));
    }

    private Choice choice(DiscrepancyState value, String words) {
        return new Choice(value.name(), words, value.name().equals(state));
    }

    /**
     * One of several things to say.
     *
     * @param name as in the API
     * @param words as shown
     * @param chosen whether it was chosen
     */
    public record Choice(String name, String words, boolean chosen) {}
}

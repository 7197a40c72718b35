package dev.parallax.report.wire;

/**
 * What a rule does to the samples.
 *
 * @param rule the rule
 * @param change how it differs between the rules in force and the edited ones
 * @param before places it masks now
 * @param after places it would mask
 * @param nearMisses wrong values made up beside the ones it would newly hide, to see whether it hides those too
 * @param nearMissesHidden how many of them it hides; above 0 it hides more than was seen
 */
public record BacktestRuleLine(
        String rule, Change change, int before, int after, int nearMisses, int nearMissesHidden) {

    /** How a rule differs between two books. */
    public enum Change {
        /** In the edited book only. */
        ADDED,
        /** Says something else. */
        CHANGED,
        /** In the book in force only. */
        REMOVED,
        /** The same in both. */
        SAME
    }
}

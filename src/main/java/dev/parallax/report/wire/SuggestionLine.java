package dev.parallax.report.wire;

/**
 * A proposed rule, for a person to judge.
 *
 * @param operation for replies of which operation
 * @param at where
 * @param treatment how values there would be compared
 * @param explains how many mismatches were counted there; it explains all that samples show of them
 * @param mismatches how many were counted anywhere in the operation's replies; it hides none of the others
 * @param ownDifferences in how many reads asked twice legacy differed from itself there
 * @param askedTwice how many reads of the operation legacy was asked twice
 * @param nearMisses how many wrong values were tried on it, none of which it hides
 * @param evidence what supports it, in a sentence
 * @param yaml the rule as an entry of {@code rules:}, its owner still to be named
 */
public record SuggestionLine(
        String operation,
        String at,
        String treatment,
        long explains,
        long mismatches,
        long ownDifferences,
        long askedTwice,
        int nearMisses,
        String evidence,
        String yaml) {

    /** Refuses to lack a required member. */
    public SuggestionLine {
        Wire.required("operation", operation);
        Wire.required("at", at);
        Wire.required("treatment", treatment);
        Wire.required("evidence", evidence);
        Wire.required("yaml", yaml);
    }
}

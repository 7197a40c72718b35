package dev.parallax.report.wire;

/**
 * A proposed rule, for a person to judge.
 *
 * @param operation for replies of which operation
 * @param at where
 * @param treatment how values there would be compared
 * @param explains how many differences were seen there, all of which it explains
 * @param nearMisses how many wrong values were tried on it, none of which it hides
 * @param evidence what supports it, in a sentence
 * @param yaml the rule as an entry of {@code rules:}, its owner still to be named
 */
public record SuggestionLine(
        String operation, String at, String treatment, int explains, int nearMisses, String evidence, String yaml) {

    /** Refuses to lack a required member. */
    public SuggestionLine {
        Wire.required("operation", operation);
        Wire.required("at", at);
        Wire.required("treatment", treatment);
        Wire.required("evidence", evidence);
        Wire.required("yaml", yaml);
    }
}

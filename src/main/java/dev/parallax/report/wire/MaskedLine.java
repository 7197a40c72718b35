package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Places where a pair differs and a rule allows it.
 *
 * @param rule the rule
 * @param pattern where, with indexes as {@code *}; left out where only totals are kept
 * @param count how many such places
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MaskedLine(String rule, @Nullable String pattern, long count) {

    /** Refuses to lack a required member. */
    public MaskedLine {
        Wire.required("rule", rule);
    }
}

package dev.parallax.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a rule.
 *
 * @param because why the difference is no bug
 * @param owner team or person
 * @param until last day it holds, inclusive
 * @param approver who allowed a rule that is over-broad or masks much; null if nobody had to
 */
public record Governance(
        String because,
        String owner,
        LocalDate until,
        @Nullable String approver) {

    /** Whether the rule still holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isAfter(until);
    }
}

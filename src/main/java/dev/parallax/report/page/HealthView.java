package dev.parallax.report.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Parallax itself fares, as a page shows it.
 *
 * @param vouching whether it can vouch for what it kept
 * @param checks what it asks itself, in order of name
 */
public record HealthView(VouchingView vouching, List<Check> checks) {

    /** Copies the list. */
    public HealthView {
        checks = List.copyOf(checks);
    }

    /** Whether every check is up. */
    public boolean up() {
        return checks.stream().allMatch(Check::up);
    }

    /**
     * One question Parallax asks itself.
     *
     * @param name of the check
     * @param question what it asks; empty if it does not say
     * @param up whether the answer is a good one
     * @param facts what it found
     */
    public record Check(String name, String question, boolean up, List<Fact> facts) {

        /** Copies the list. */
        public Check {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Something a check found.
     *
     * @param name what, in words
     * @param value as it was found
     */
    public record Fact(String name, String value) {

        /** The value as a moment; null if it is none. */
        public @Nullable Instant moment() {
            try {
                return Instant.parse(value);
            } catch (DateTimeException noMoment) {
                return null;
            }
        }
    }
}

package dev.parallax.exchange;

/**
 * The name of a rule, unique in a rule book.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters
 */
public record RuleId(String value) implements Comparable<RuleId> {

    /** Longest accepted id, in UTF-16 units. */
    public static final int MAX_LENGTH = 100;

    /**
     * @throws IllegalArgumentException if {@code value} is blank, too long or holds a control character
     */
    public RuleId {
        Names.check("rule id", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.parallax.exchange;

/**
 * The name of an operation, such as {@code listings.search}; from the OpenAPI contract, from the rules, or inferred from
 * the path.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, no control characters
 */
public record OperationId(String value) implements Comparable<OperationId> {

    /** Longest accepted id, in UTF-16 units. */
    public static final int MAX_LENGTH = 200;

    /**
     * @throws IllegalArgumentException if {@code value} is blank, too long or holds a control character
     */
    public OperationId {
        Names.check("operation id", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(OperationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.parallax.exchange;

/**
 * The build a side said it was running when it answered, from the configured response header.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, no control characters
 */
public record BuildId(String value) {

    /** Longest accepted id, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    /**
     * @throws IllegalArgumentException if {@code value} is blank, too long or holds a control character
     */
    public BuildId {
        Names.check("build id", value, MAX_LENGTH);
    }

    /** Tells whether {@code value} would be accepted, for callers that hold outside input. */
    public static boolean isValid(String value) {
        return Names.isValid(value, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}

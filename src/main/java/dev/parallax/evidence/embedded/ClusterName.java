package dev.parallax.evidence.embedded;

import java.util.regex.Pattern;

/**
 * Names one embedded cluster: its directory below the data directory, and its database.
 *
 * @param value 1 to 40 lower-case letters, digits and {@code _}, a letter first
 */
public record ClusterName(String value) {

    // Before the names it checks.
    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** The evidence store itself. */
    public static final ClusterName EVIDENCE = new ClusterName("evidence");

    /**
     * @throws IllegalArgumentException if {@code value} has another form
     */
    public ClusterName {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("cluster name must match " + VALID + ", got '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

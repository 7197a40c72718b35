package dev.parallax.rules.book;

/**
 * Names what a rule book means: equal for equal meaning, whatever the formatting, comments or order of its files.
 *
 * @param hex 64 lower-case hexadecimal digits (SHA-256)
 */
public record RuleBookDigest(String hex) {

    /** The first 12 digits, for people. */
    public String abbreviated() {
        return hex.substring(0, Math.min(12, hex.length()));
    }

    @Override
    public String toString() {
        return hex;
    }
}

package dev.parallax.report.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What is known of a token.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
record Sha256(String hex) {

    private static final int DIGITS = 64;

    /**
     * @throws IllegalArgumentException if it is not 64 hexadecimal digits; the message does not repeat it, as it may be the
     *     token itself, written there by mistake
     */
    Sha256 {
        hex = hex.strip().toLowerCase(Locale.ROOT);
        if (hex.length() != DIGITS || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw new IllegalArgumentException("not 64 hexadecimal digits");
        }
    }

    /** The digest of that text. */
    static Sha256 of(String text) {
        return new Sha256(HexFormat.of().formatHex(bytes(text)));
    }

    /** The digest of that text, byte by byte. */
    static byte[] bytes(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /** Compares in a time that does not depend on where they differ. */
    boolean sameAs(Sha256 other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}

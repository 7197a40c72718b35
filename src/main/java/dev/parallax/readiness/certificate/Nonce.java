package dev.parallax.readiness.certificate;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What whoever asks for a certificate makes up, so that it gets a new one and can tell it from any older one.
 *
 * @param text 16 to 128 letters, digits, {@code -} or {@code _}
 */
public record Nonce(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    /**
     * @throws IllegalArgumentException if it has another shape
     */
    public Nonce {
        if (!isValid(text)) {
            throw new IllegalArgumentException("a nonce must be 16 to 128 letters, digits, '-' or '_'");
        }
    }

    /** Whether {@code text} would be accepted. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** A fresh one nobody can guess. */
    public static Nonce random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return new Nonce(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return text;
    }
}

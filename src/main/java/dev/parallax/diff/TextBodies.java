package dev.parallax.diff;

import dev.parallax.diff.walk.Fragments;
import dev.parallax.exchange.Fragment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bodies of text that no format knows. */
final class TextBodies {

    /** Bytes shown before the first difference. */
    private static final int CONTEXT = 60;

    private TextBodies() {}

    static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The text from shortly before the first byte that differs. */
    static Fragment around(byte[] body, byte[] other, Fragments fragments) {
        int mismatch = Arrays.mismatch(body, other);
        int from = Math.max(0, Math.min(mismatch, body.length) - CONTEXT);
        // Not in the middle of a character.
        while (from > 0 && from < body.length && (body[from] & 0xc0) == 0x80) {
            from--;
        }
        return fragments.bytes(body, from, body.length);
    }
}

package dev.parallax.diff.value;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON written into a JSON string. */
public final class Embedded {

    private Embedded() {}

    /** The document in the string; null if the string holds none. */
    public static byte @Nullable [] document(Span string, Limits limits) {
        String text = string.text();
        byte[] inner = text.getBytes(StandardCharsets.UTF_8);
        // What is no Unicode text would be written with question marks, one like the other.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return null;
        }
        try {
            JsonScanner.check(inner, limits.depth());
            return inner;
        } catch (NotJsonException e) {
            return null;
        }
    }
}

package dev.parallax.diff;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON written into a JSON string. */
final class Embedded {

    private Embedded() {}

    /** The document in the string; null if the string holds none. */
    static byte @Nullable [] document(Span string, Limits limits) {
        byte[] inner = string.text().getBytes(StandardCharsets.UTF_8);
        try {
            JsonScanner.check(inner, limits.depth());
            return inner;
        } catch (NotJsonException e) {
            return null;
        }
    }
}

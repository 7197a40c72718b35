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
        byte[] inner = string.text().getBytes(StandardCharsets.UTF_8);
        try {
            JsonScanner.check(inner, limits.depth());
            return inner;
        } catch (NotJsonException e) {
            return null;
        }
    }
}

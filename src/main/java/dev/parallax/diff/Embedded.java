package dev.parallax.diff;

import dev.parallax.diff.JsonTree.Node;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON written into a JSON string. */
final class Embedded {

    private Embedded() {}

    /** The document in the string; null if the string holds none. */
    static @Nullable Node read(Span string, Limits limits) {
        try {
            return JsonTree.read(string.text().getBytes(StandardCharsets.UTF_8), limits);
        } catch (NotJsonException e) {
            return null;
        }
    }
}

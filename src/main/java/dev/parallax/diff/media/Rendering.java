package dev.parallax.diff.media;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A body rendered as JSON.
 *
 * @param json the document; not copied, nobody else holds it
 * @param faults elements of the outermost array that could not be read and stand there as text: what is wrong with them
 */
public record Rendering(byte[] json, Map<Integer, String> faults) {

    public Rendering {
        faults = Map.copyOf(faults);
    }

    /** A body that could be read whole. */
    Rendering(String json) {
        this(json.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}

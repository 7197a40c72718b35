package dev.parallax.diff.media;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A body rendered as JSON. */
public final class Rendering {

    private final byte[] json;
    private final Map<Integer, String> faults;

    /**
     * @param json the document; not copied, nobody else holds it
     * @param faults elements of the outermost array that could not be read and stand there as text, and what is wrong
     */
    Rendering(byte[] json, Map<Integer, String> faults) {
        this.json = json;
        this.faults = Map.copyOf(faults);
    }

    /** A body that could be read whole. */
    Rendering(String json) {
        this(json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** The document; not copied. */
    public byte[] json() {
        return json;
    }

    /** By index, what is wrong with elements of the outermost array that could not be read and stand there as text. */
    public Map<Integer, String> faults() {
        return faults;
    }
}

package dev.parallax.exchange;

/**
 * A JSON Pointer (RFC 6901).
 *
 * @param text empty for the whole document, else starts with {@code /}; {@code ~} and {@code /} in keys escaped
 */
public record JsonPointer(String text) {

    /** The whole document. */
    public static final JsonPointer ROOT = new JsonPointer("");

    /**
     * @throws IllegalArgumentException if it is neither empty nor starts with {@code /}
     */
    public JsonPointer {
        if (!text.isEmpty() && text.charAt(0) != '/') {
            throw new IllegalArgumentException("JSON Pointer must be empty or start with '/'");
        }
    }

    /** The member {@code key} of what this points to. */
    public JsonPointer key(String key) {
        return new JsonPointer(text + '/' + key.replace("~", "~0").replace("/", "~1"));
    }

    /** The element {@code index} of what this points to. */
    public JsonPointer index(int index) {
        return new JsonPointer(text + '/' + index);
    }

    @Override
    public String toString() {
        return text;
    }
}

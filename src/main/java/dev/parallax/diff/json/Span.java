package dev.parallax.diff.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One JSON value where it stands in its document: known to be valid, without surrounding whitespace. For reading only. */
public final class Span {

    private final byte[] doc;
    private final int start;
    private final int end;

    /**
     * @param doc the document
     * @param start first byte of the value
     * @param end first byte after it
     */
    public Span(byte[] doc, int start, int end) {
        this.doc = doc;
        this.start = start;
        this.end = end;
    }

    public byte[] doc() {
        return doc;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public int length() {
        return end - start;
    }

    public JsonType type() {
        return JsonType.of(doc[start]);
    }

    /** Content of a string; JSON text of anything else. */
    public String text() {
        return type() == JsonType.STRING ? JsonStrings.decode(doc, start, end) : json();
    }

    /** The JSON text, as written. */
    public String json() {
        return new String(doc, start, length(), StandardCharsets.UTF_8);
    }

    public boolean sameBytes(Span other) {
        return Arrays.equals(doc, start, end, other.doc, other.start, other.end);
    }

    /** Length only: a value must not reach a log. */
    @Override
    public String toString() {
        return "Span[" + length() + " bytes]";
    }
}

package dev.parallax.exchange;

import java.util.Arrays;

/**
 * The bytes of a message body as they came, still encoded where a {@code Content-Encoding} says so. Immutable by
 * agreement: the array is taken over, not copied, and nobody may write to it.
 */
public final class Body {

    private static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** No bytes. */
    public static Body empty() {
        return EMPTY;
    }

    /** Takes {@code bytes} over; the caller must not change them afterwards. */
    public static Body of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Body(bytes);
    }

    /** The bytes themselves, not a copy: for reading only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Length in bytes. */
    public int length() {
        return bytes.length;
    }

    /** Whether there is no byte. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Length only: a body must not reach a log. */
    @Override
    public String toString() {
        return "Body[" + bytes.length + " bytes]";
    }
}

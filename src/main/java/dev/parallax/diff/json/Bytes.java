package dev.parallax.diff.json;

import java.util.Arrays;

/** Compares runs of bytes, of which most are short or begin differently. */
public final class Bytes {

    private Bytes() {}

    /** Whether the bytes from {@code start} to {@code end} are those of the other. */
    public static boolean same(byte[] one, int start, int end, byte[] other, int otherStart, int otherEnd) {
        if (end - start != otherEnd - otherStart) {
            return false;
        }
        if (end - start < 8) {
            return Words.tail(one, start, end) == Words.tail(other, otherStart, otherEnd);
        }
        // Most that differ do so at once, and a call takes longer.
        return Words.at(one, start) == Words.at(other, otherStart)
                && Arrays.equals(one, start + 8, end, other, otherStart + 8, otherEnd);
    }
}

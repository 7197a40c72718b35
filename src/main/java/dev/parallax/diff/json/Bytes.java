package dev.parallax.diff.json;

import java.util.Arrays;

/** Compares runs of bytes, of which most are short. */
public final class Bytes {

    private Bytes() {}

    /** Whether the bytes from {@code start} to {@code end} are those of the other. */
    public static boolean same(byte[] one, int start, int end, byte[] other, int otherStart, int otherEnd) {
        if (end - start != otherEnd - otherStart) {
            return false;
        }
        return end - start < 8
                ? Words.tail(one, start, end) == Words.tail(other, otherStart, otherEnd)
                : Arrays.equals(one, start, end, other, otherStart, otherEnd);
    }
}

package dev.parallax.diff.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compares and hashes member names where they stand, decoding only those with escapes. */
public final class JsonNames {

    public boolean same(byte[] one, int oneStart, int oneEnd, byte[] other, int otherStart, int otherEnd) {
        if (Arrays.equals(one, oneStart, oneEnd, other, otherStart, otherEnd)) {
            return true;
        }
        return (hasEscape(one, oneStart, oneEnd) || hasEscape(other, otherStart, otherEnd))
                && JsonStrings.decode(one, oneStart, oneEnd).equals(JsonStrings.decode(other, otherStart, otherEnd));
    }

    public long hash(byte[] doc, int start, int end) {
        if (hasEscape(doc, start, end)) {
            byte[] plain = JsonStrings.decode(doc, start, end).getBytes(StandardCharsets.UTF_8);
            return Hashes.bytes(plain, 0, plain.length);
        }
        return Hashes.bytes(doc, start + 1, end - 1);
    }

    /** Whether a backslash stands in these bytes. */
    public static boolean hasEscape(byte[] doc, int start, int end) {
        int at = start;
        for (; at + 8 <= end; at += 8) {
            if (Words.holdsBackslash(Words.at(doc, at))) {
                return true;
            }
        }
        return at < end && Words.holdsBackslash(Words.tail(doc, at, end));
    }
}

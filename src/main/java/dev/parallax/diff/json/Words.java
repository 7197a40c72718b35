package dev.parallax.diff.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time, the first in the lowest bits. */
final class Words {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private static final long DIGITS = ONES * '0';
    private static final long LOW_BYTES = 0x000000FF000000FFL;

    private Words() {}

    /** The eight bytes from {@code at}. */
    static long at(byte[] doc, int at) {
        return (long) LONGS.get(doc, at);
    }

    /** The fewer than eight bytes from {@code at} to {@code end}, zeros after them. */
    static long tail(byte[] doc, int at, int end) {
        if (at + 8 <= doc.length) {
            return at == end ? 0 : at(doc, at) & (-1L >>> ((at + 8 - end) << 3));
        }
        long tail = 0;
        for (int i = at, shift = 0; i < end; i++, shift += 8) {
            tail |= (doc[i] & 0xffL) << shift;
        }
        return tail;
    }

    /** Whether as many bytes are the same at both places; from each there must be eight bytes to read. */
    static boolean same(byte[] doc, int one, int other, int length) {
        if (length < Long.BYTES) {
            return (at(doc, one) ^ at(doc, other)) << ((Long.BYTES - length) << 3) == 0;
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (at(doc, one + i) != at(doc, other + i)) {
                return false;
            }
        }
        return at(doc, one + last) == at(doc, other + last);
    }

    /**
     * Where in these bytes a string may not simply go on: at a quote, a backslash, a control character or a byte beyond
     * ASCII. The first such byte is the lowest whose high bit is set; 0 if there is none.
     */
    static long stops(long word) {
        return (zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | ((word - SPACES) & ~word) | word) & HIGHS;
    }

    static boolean holdsBackslash(long word) {
        return (zeros(word ^ BACKSLASHES) & HIGHS) != 0;
    }

    /** The number that these bytes write, if they are at most eight digits and nothing else; -1 if not. */
    static long number(byte[] doc, int start, int end) {
        int length = end - start;
        if (length < 1 || length > 8 || start + 8 > doc.length) {
            return -1;
        }
        long word = at(doc, start);
        return digits(word) < length ? -1 : number(word, length);
    }

    /** How many of these bytes are digits, up to the first that is none. */
    static int digits(long word) {
        // Below that byte nothing is carried or borrowed.
        long digits = word - DIGITS;
        return Long.numberOfTrailingZeros((digits | (digits + ONES * 0x76)) & HIGHS) >>> 3;
    }

    /** The number that the first bytes write, known to be digits; one to eight. */
    static long number(long word, int length) {
        // The digits come to stand in the last bytes, with zeros before them.
        int missing = (8 - length) << 3;
        long digits = (word << missing) - (DIGITS << missing);
        long pairs = digits * 10 + (digits >>> 8);
        return ((pairs & LOW_BYTES) * (100 + (1_000_000L << 32)) + ((pairs >>> 16) & LOW_BYTES) * (1 + (10_000L << 32)))
                >>> 32;
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word;
    }
}

package dev.parallax.evidence.gather;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Which keys, nulls and empty containers occur in a JSON text, whatever their order and number: a bit for each, so that two
 * pages of a list with the same fields are the same shape. Nothing is parsed, and nothing is refused.
 *
 * <p>This is done for every pair, so strings are passed over eight bytes at a time, and the hash of a key that was met
 * before is looked up by its bytes. Confined to one thread, see {@link #here}.
 */
final class KeyBits {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SEED = 0x9E3779B97F4A7C15L;

    /** Two eights: longer keys are hashed each time. */
    private static final int LONGEST_KNOWN = 16;

    private static final int SLOT_BITS = 8;
    private static final ThreadLocal<KeyBits> HERE = ThreadLocal.withInitial(KeyBits::new);

    // A key's bytes, zeros after them, its length and its hash; whatever comes later takes the slot.
    private final long[] firsts = new long[1 << SLOT_BITS];
    private final long[] seconds = new long[1 << SLOT_BITS];
    private final byte[] lengths = new byte[1 << SLOT_BITS];
    private final long[] hashes = new long[1 << SLOT_BITS];

    private KeyBits() {}

    /** That of the calling thread. */
    static KeyBits here() {
        return HERE.get();
    }

    /** The bits of what stands before {@code end}. */
    long of(byte[] json, int end) {
        long bits = 0;
        long key = 0;
        for (int i = 0; i < end; i++) {
            byte c = json[i];
            if (c == '"') {
                int start = i + 1;
                i = stringEnd(json, start, end);
                if (i + 1 < end && json[i + 1] == ':') {
                    key = key(json, start, i);
                    bits |= 1L << (key & 63);
                }
            } else if (c == 'n' || ((c == ']' || c == '}') && i > 0 && (json[i - 1] == '[' || json[i - 1] == '{'))) {
                bits |= 1L << (CaseHash.mix(key ^ c) & 63);
            }
        }
        return bits;
    }

    /** Where the quote is that ends the string; {@code end} or just behind it if there is none. */
    private static int stringEnd(byte[] json, int start, int end) {
        int i = start;
        while (i < end) {
            if (i + Long.BYTES <= end) {
                long word = (long) LONGS.get(json, i);
                long found = (zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES)) & HIGHS;
                if (found == 0) {
                    i += Long.BYTES;
                    continue;
                }
                i += Long.numberOfTrailingZeros(found) >>> 3;
            }
            if (json[i] == '"') {
                return i;
            }
            i += json[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    private long key(byte[] json, int start, int end) {
        int length = end - start;
        if (length > LONGEST_KNOWN) {
            return hash(json, start, end);
        }
        long first = eight(json, start, Math.min(end, start + Long.BYTES));
        long second = length > Long.BYTES ? eight(json, start + Long.BYTES, end) : 0;
        int slot = (int) (((first ^ second * SEED) * SEED) >>> (Long.SIZE - SLOT_BITS));
        // A slot that was never taken has the length of no key but the empty one, whose hash is the seed itself.
        if (firsts[slot] != first || seconds[slot] != second || lengths[slot] != length || length == 0) {
            firsts[slot] = first;
            seconds[slot] = second;
            lengths[slot] = (byte) length;
            hashes[slot] = hash(json, start, end);
        }
        return hashes[slot];
    }

    /** Up to eight bytes, the first in the lowest bits, zeros after them. */
    private static long eight(byte[] json, int start, int end) {
        int missing = Long.BYTES - (end - start);
        if (start + Long.BYTES <= json.length && missing < Long.BYTES) {
            return (long) LONGS.get(json, start) & (-1L >>> (missing << 3));
        }
        long word = 0;
        for (int i = end - 1; i >= start; i--) {
            word = word << 8 | (json[i] & 0xff);
        }
        return word;
    }

    private static long hash(byte[] json, int start, int end) {
        long hash = SEED;
        for (int i = start; i < end; i++) {
            hash = CaseHash.mix(hash ^ json[i]);
            if (json[i] == '\\') {
                i++;
            }
        }
        return hash;
    }

    /** The lowest set high bit marks the first byte that is zero; those above it may be wrong. */
    private static long zeros(long word) {
        return (word - ONES) & ~word;
    }
}

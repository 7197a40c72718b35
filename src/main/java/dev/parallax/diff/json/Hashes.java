package dev.parallax.diff.json;

import java.security.SecureRandom;

/** 64-bit hashes for finding what may be equal; what they find is always compared afterwards. */
public final class Hashes {

    private static final long K1 = 0x9E3779B97F4A7C15L;
    private static final long K2 = 0xD6E8FEB86659FD93L;

    /** Another one in every process, so that no body can be made whose values collide; no result depends on it. */
    private static final long SEED = new SecureRandom().nextLong();

    private Hashes() {}

    public static long bytes(byte[] doc, int start, int end) {
        long hash = SEED + end - start;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            hash = fold(hash ^ Words.at(doc, at));
        }
        return mix(fold(hash ^ Words.tail(doc, at, end)));
    }

    /** For tables: nobody outside knows which hashes share a slot. */
    public static long spread(long hash) {
        long product = (hash ^ SEED) * K1;
        return product ^ (product >>> 32);
    }

    private static long fold(long value) {
        long product = value * K1;
        return product ^ Math.multiplyHigh(value, K2) ^ (product >>> 32);
    }

    public static long mix(long value) {
        long z = (value ^ (value >>> 32)) * K2;
        z = (z ^ (z >>> 29)) * K1;
        return z ^ (z >>> 32);
    }

    public static long pair(long one, long other) {
        return mix(one * K1 + Long.rotateLeft(other, 31) * K2 + 1);
    }
}

package dev.parallax.shadow;

import dev.parallax.exchange.CapturedRead;

/**
 * A number between 0 and 1 that depends only on what was asked by whom: the same request is always in or always out, so
 * leaving some out by it never depends on how full a queue was.
 */
final class RequestHash {

    private RequestHash() {}

    /** At least 0, less than 1; evenly spread. */
    static double of(CapturedRead read) {
        long hash = 0xcbf29ce484222325L;
        hash = mix(hash, read.tenant().name());
        hash = mix(hash, read.operation().id().value());
        hash = mix(hash, read.request().target().text());
        for (byte b : read.request().body().bytes()) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        // FNV leaves the high bits of short texts uneven: one round of a finaliser spreads them.
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (mixed ^ 0xff) * 0x100000001b3L;
    }
}

package dev.parallax.rules.path;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Tells which indexes an RFC 9535 slice selects (§2.3.4.2.2), without expanding it. */
public final class Slices {

    private Slices() {}

    /** Whether {@code slice} selects {@code index}; {@code length} is asked only where an end counts from the back. */
    public static boolean contains(RulePath.Selector.Slice slice, int index, IntSupplier length) {
        int step = slice.step() == null ? 1 : slice.step();
        if (step == 0) {
            return false;
        }
        if (step > 0) {
            long start = bound(slice.start(), 0, length);
            long end = slice.end() == null ? Long.MAX_VALUE : bound(slice.end(), 0, length);
            start = Math.max(start, 0);
            return index >= start && index < end && (index - start) % step == 0;
        }
        long last = length.getAsInt() - 1L;
        long start = slice.start() == null ? last : Math.min(bound(slice.start(), last, length), last);
        long end = slice.end() == null ? -1 : Math.max(bound(slice.end(), -1, length), -1);
        return index <= start && index > end && (start - index) % -(long) step == 0;
    }

    private static long bound(@Nullable Integer given, long otherwise, IntSupplier length) {
        if (given == null) {
            return otherwise;
        }
        return given < 0 ? (long) given + length.getAsInt() : given;
    }
}

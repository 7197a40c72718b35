package dev.parallax.diff.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number of few digits and no exponent, as most are, exactly: {@code unscaled × 10^-scale}.
 *
 * @param unscaled its digits; at most 18
 * @param scale how many of them stand after the point; 0 to 18
 */
public record ShortDecimal(long unscaled, int scale) {

    /** So many digits fit a long, and so does the distance of two such numbers. */
    private static final int MAX_DIGITS = 18;

    private static final long LARGEST = 999_999_999_999_999_999L;

    private static final long[] POWERS = powers();

    private static long[] powers() {
        long[] powers = new long[MAX_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** The value of the JSON number there; null if it has too many digits, or an exponent. */
    public static @Nullable ShortDecimal of(Span number) {
        byte[] doc = number.doc();
        int end = number.end();
        int first = doc[number.start()] == '-' ? number.start() + 1 : number.start();
        if (end - first > MAX_DIGITS) {
            return null;
        }
        int point = end - 1;
        long digits = 0;
        for (int at = first; at < end; at++) {
            byte b = doc[at];
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + (b - '0');
            } else if (b == '.') {
                point = at;
            } else {
                return null;
            }
        }
        return new ShortDecimal(first == number.start() ? digits : -digits, end - point - 1);
    }

    /** That value; null if it has too many digits. */
    public static @Nullable ShortDecimal of(BigDecimal value) {
        return value.precision() > MAX_DIGITS || value.scale() < 0 || value.scale() > MAX_DIGITS
                ? null
                : new ShortDecimal(value.unscaledValue().longValueExact(), value.scale());
    }

    /** Its digits without sign and without zeros at the end; zero for zero. */
    public long significant() {
        long digits = Math.abs(unscaled);
        while (digits != 0 && digits % 10 == 0) {
            digits /= 10;
        }
        return digits;
    }

    /** Whether the values are equal, however they are written. */
    public boolean isSameValueAs(ShortDecimal other) {
        int finer = Math.max(scale, other.scale);
        // One that does not fit at the scale of the other is larger than anything there.
        return fits(finer) && other.fits(finer) && at(finer) == other.at(finer);
    }

    /** Whether it is of at most 18 digits at this scale, no coarser than its own. */
    public boolean fits(int finer) {
        return Math.abs(unscaled) <= LARGEST / POWERS[finer - scale];
    }

    /** Its digits at this scale, at which it fits. */
    public long at(int finer) {
        return unscaled * POWERS[finer - scale];
    }
}

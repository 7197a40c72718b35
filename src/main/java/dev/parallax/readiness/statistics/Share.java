package dev.parallax.readiness.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A part of a whole.
 *
 * @param fraction 0 to 1
 */
public record Share(double fraction) implements Comparable<Share> {

    /** Nothing of it. */
    public static final Share NONE = new Share(0);

    /** All of it. */
    public static final Share ALL = new Share(1);

    /** Digits shown; more would promise what the figures do not carry. */
    private static final int SHOWN_DIGITS = 3;

    /**
     * @throws IllegalArgumentException if {@code fraction} is not from 0 to 1
     */
    public Share {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("a share must be from 0 to 1, got " + fraction);
        }
    }

    /** {@code percent} hundredths. */
    public static Share percent(double percent) {
        return new Share(BigDecimal.valueOf(percent).movePointLeft(2).doubleValue());
    }

    /** {@code part} of {@code whole}; nothing if there is no whole. A part larger than the whole is all of it. */
    public static Share of(long part, long whole) {
        return whole <= 0 ? NONE : new Share(Math.min(1, Math.max(0, (double) part / whole)));
    }

    /** What is left of the whole. */
    public Share rest() {
        return new Share(1 - fraction);
    }

    @Override
    public int compareTo(Share other) {
        return Double.compare(fraction, other.fraction);
    }

    /** As people read it, rounded to the nearest: {@code 0.1 %}. */
    @Override
    public String toString() {
        return shown(RoundingMode.HALF_UP);
    }

    /** As people read it, never less than it is: for a figure that is claimed as an upper bound. */
    public String roundedUp() {
        return shown(RoundingMode.UP);
    }

    private String shown(RoundingMode rounding) {
        // A tenth digit away from the end takes the binary representation's noise off before rounding up sees it.
        return BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .round(new MathContext(12, RoundingMode.HALF_UP))
                        .round(new MathContext(SHOWN_DIGITS, rounding))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}

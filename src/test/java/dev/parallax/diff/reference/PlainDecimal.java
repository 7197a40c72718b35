package dev.parallax.diff.reference;

import dev.parallax.rules.Treatment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** A number's value, as all its digits and a power of ten; never expanded. */
record PlainDecimal(BigInteger digits, BigInteger power) {

    private static final int MAX_EXPONENT_BITS = 11;

    static PlainDecimal of(String written) {
        String[] parts = written.toLowerCase(java.util.Locale.ROOT).split("e", 2);
        BigInteger power = parts.length == 2 ? new BigInteger(parts[1].replace("+", "")) : BigInteger.ZERO;
        int point = parts[0].indexOf('.');
        int fraction = point < 0 ? 0 : parts[0].length() - point - 1;
        BigInteger digits = new BigInteger(parts[0].replace(".", ""));
        power = power.subtract(BigInteger.valueOf(fraction));
        if (digits.signum() == 0) {
            return new PlainDecimal(BigInteger.ZERO, BigInteger.ZERO);
        }
        while (digits.mod(BigInteger.TEN).signum() == 0) {
            digits = digits.divide(BigInteger.TEN);
            power = power.add(BigInteger.ONE);
        }
        return new PlainDecimal(digits, power);
    }

    /** Whether the rule calls the two near enough. Numbers out of all proportion are near nothing else. */
    boolean isWithin(Treatment.NumberTolerance rule, PlainDecimal other) {
        if (isBeyondArithmetic() || other.isBeyondArithmetic()) {
            return false;
        }
        BigDecimal one = rounded(rule);
        BigDecimal two = other.rounded(rule);
        BigDecimal distance = one.subtract(two).abs();
        BigDecimal larger = one.abs().max(two.abs());
        return distance.signum() == 0
                || (rule.abs() != null && distance.compareTo(rule.abs()) <= 0)
                || (rule.rel() != null && distance.compareTo(larger.multiply(rule.rel())) <= 0);
    }

    private BigDecimal rounded(Treatment.NumberTolerance rule) {
        BigDecimal expanded = new BigDecimal(digits, -power.intValueExact());
        return rule.scale() == null ? expanded : expanded.setScale(rule.scale(), RoundingMode.HALF_UP);
    }

    private boolean isBeyondArithmetic() {
        return power.abs().bitLength() > MAX_EXPONENT_BITS;
    }
}

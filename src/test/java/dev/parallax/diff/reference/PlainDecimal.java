package dev.parallax.diff.reference;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A number's value, as all its digits and a power of ten; never expanded. */
record PlainDecimal(BigInteger digits, BigInteger power) {

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

    /** Whether the distance is at most that; exponents are small enough to be expanded here. */
    boolean isWithin(BigDecimal distance, PlainDecimal other) {
        return expanded().subtract(other.expanded()).abs().compareTo(distance) <= 0;
    }

    private BigDecimal expanded() {
        return new BigDecimal(digits, -power.intValueExact());
    }
}

package dev.parallax.diff.json;

import java.nio.charset.StandardCharsets;

/** Compares and hashes JSON numbers where they stand. */
public final class Numbers {

    /** So many digits always fit a long. */
    private static final int MAX_DIGITS = 18;

    private Numbers() {}

    /** A hash that is equal for equal decimal values. */
    public static long hash(byte[] doc, int start, int end) {
        long few = Words.number(doc, start, end);
        if (few > 0) {
            return hash(few);
        }
        long digits = 0;
        int point = -1;
        int at = start;
        boolean negative = doc[at] == '-';
        if (negative) {
            at++;
        }
        if (end - at > MAX_DIGITS) {
            return slowHash(doc, start, end);
        }
        for (; at < end; at++) {
            byte b = doc[at];
            if (b == '.') {
                point = at;
            } else if (b > '9') {
                return slowHash(doc, start, end);
            } else {
                digits = digits * 10 + (b - '0');
            }
        }
        int exponent = point < 0 ? 0 : point + 1 - end;
        if (digits == 0) {
            return 0;
        }
        while (digits % 10 == 0) {
            digits /= 10;
            exponent++;
        }
        return Hashes.pair(negative ? -digits : digits, exponent);
    }

    /** The hash of a whole number above zero. */
    static long hash(long number) {
        long digits = number;
        int zeros = 0;
        while (digits % 10 == 0) {
            digits /= 10;
            zeros++;
        }
        return Hashes.pair(digits, zeros);
    }

    private static long slowHash(byte[] doc, int start, int end) {
        Decimal value = Decimal.of(new Span(doc, start, end));
        String digits = value.digits();
        if (digits.isEmpty()) {
            return 0;
        }
        if (digits.length() <= MAX_DIGITS && value.exponent().bitLength() < 31) {
            long number = Long.parseLong(digits);
            return Hashes.pair(
                    value.negative() ? -number : number, value.exponent().intValueExact() - digits.length());
        }
        byte[] bytes = digits.getBytes(StandardCharsets.ISO_8859_1);
        long hash = Hashes.bytes(bytes, 0, bytes.length);
        return Hashes.pair(value.negative() ? -hash : hash, value.exponent().hashCode());
    }
}

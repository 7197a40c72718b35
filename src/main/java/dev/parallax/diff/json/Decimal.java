package dev.parallax.diff.json;

import dev.parallax.diff.budget.Refusal;
import dev.parallax.exchange.SkipReason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The exact value of a JSON number, never expanded: {@code 0.digits × 10^exponent}. Equal for equal values, so
 * {@code 1}, {@code 1.0} and {@code 10e-1} are one; {@code -0} is {@code 0}.
 *
 * @param negative whether it is below zero
 * @param digits significant digits without leading or trailing zeros; empty for zero
 * @param exponent power of ten, of any size; zero for zero
 */
public record Decimal(boolean negative, String digits, BigInteger exponent) {

    /** Beyond this many digits or powers of ten a value is compared exactly, but takes part in no tolerance. */
    private static final int MAX_ARITHMETIC = 2_000;

    /** Reading an exponent takes time quadratic in its digits; no honest number comes near this many. */
    private static final int MAX_EXPONENT_DIGITS = 5_000;

    private static final Decimal ZERO = new Decimal(false, "", BigInteger.ZERO);

    /** The value of valid JSON number text. */
    public static Decimal of(Span number) {
        return of(new String(number.doc(), number.start(), number.length(), StandardCharsets.ISO_8859_1));
    }

    /** The value of valid JSON number text. */
    public static Decimal of(String text) {
        int at = 0;
        boolean negative = text.charAt(0) == '-';
        if (negative) {
            at++;
        }
        StringBuilder digits = new StringBuilder(text.length());
        int pointAfter = -1;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.') {
                pointAfter = digits.length();
            } else if (c == 'e' || c == 'E') {
                break;
            } else {
                digits.append(c);
            }
        }
        int whole = pointAfter < 0 ? digits.length() : pointAfter;
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        if (first == digits.length()) {
            return ZERO;
        }
        int last = digits.length();
        while (digits.charAt(last - 1) == '0') {
            last--;
        }
        BigInteger exponent = BigInteger.valueOf(whole - (long) first);
        if (at < text.length()) {
            exponent = exponent.add(exponent(text.substring(at + 1)));
        }
        return new Decimal(negative, digits.substring(first, last), exponent);
    }

    private static BigInteger exponent(String text) {
        if (text.length() > MAX_EXPONENT_DIGITS) {
            throw new Refusal(SkipReason.BUDGET, "an exponent of over " + MAX_EXPONENT_DIGITS + " digits");
        }
        return new BigInteger(text.startsWith("+") ? text.substring(1) : text);
    }

    /** The value for arithmetic; empty if it has too many digits or too large an exponent to be worth it. */
    public Optional<BigDecimal> toBigDecimal() {
        if (digits.isEmpty()) {
            return Optional.of(BigDecimal.ZERO);
        }
        if (digits.length() > MAX_ARITHMETIC || exponent.abs().bitLength() > 11) {
            return Optional.empty();
        }
        BigDecimal unsigned = new BigDecimal(new BigInteger(digits), digits.length() - exponent.intValueExact());
        return Optional.of(negative ? unsigned.negate() : unsigned);
    }
}

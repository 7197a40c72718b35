package dev.parallax.rules.path;

import dev.parallax.rules.problem.Suggestion;
import java.math.BigDecimal;

/** The literals of RFC 9535: quoted strings, integers, numbers, {@code true}, {@code false}, {@code null}. */
final class PathLiterals {

    private static final int MAX_NUMBER_LENGTH = 100;

    private PathLiterals() {}

    /** A string in single or double quotes, escapes resolved. */
    static String string(PathText text) {
        int start = text.offset();
        char quote = text.next();
        StringBuilder value = new StringBuilder();
        while (true) {
            if (text.atEnd()) {
                throw text.problemAt(start, "the closing " + quote + " is missing", null);
            }
            char c = text.next();
            if (c == quote) {
                return value.toString();
            }
            if (c < ' ') {
                throw text.problemAt(text.offset() - 1, "a control character must be escaped", null);
            }
            value.append(c == '\\' ? escaped(text, quote) : String.valueOf(c));
        }
    }

    private static String escaped(PathText text, char quote) {
        int start = text.offset() - 1;
        char c = text.next();
        return switch (c) {
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '/', '\\' -> String.valueOf(c);
            case 'u' -> unicode(text, start);
            default -> {
                if (c != quote) {
                    throw text.problemAt(start, "unknown escape '\\" + c + "'", null);
                }
                yield String.valueOf(c);
            }
        };
    }

    private static String unicode(PathText text, int start) {
        char first = hex(text, start);
        if (Character.isHighSurrogate(first)) {
            if (!text.take("\\u")) {
                throw text.problemAt(start, "a high surrogate needs its low one", null);
            }
            char second = hex(text, start);
            if (!Character.isLowSurrogate(second)) {
                throw text.problemAt(start, "a high surrogate needs its low one", null);
            }
            return new String(new char[] {first, second});
        }
        if (Character.isLowSurrogate(first)) {
            throw text.problemAt(start, "a low surrogate needs its high one before it", null);
        }
        return String.valueOf(first);
    }

    private static char hex(PathText text, int start) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            char c = text.next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw text.problemAt(start, "\\u needs four hexadecimal digits", null);
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /** An index or slice bound. */
    static int integer(PathText text) {
        int start = text.offset();
        boolean negative = text.take("-");
        String digits = text.digits();
        if (digits.isEmpty()) {
            throw text.problem("expected digits");
        }
        if (digits.length() > 1 && digits.startsWith("0")) {
            throw text.problemAt(start, "no leading zeros", null);
        }
        if (negative && digits.equals("0")) {
            throw text.problemAt(start, "-0 is no index", new Suggestion("0"));
        }
        if (digits.length() > 9) {
            throw text.problemAt(start, "an index has at most nine digits", null);
        }
        return Integer.parseInt(digits) * (negative ? -1 : 1);
    }

    /** What a filter may compare with. */
    static Literal literal(PathText text) {
        char c = text.peek();
        if (c == '\'' || c == '"') {
            return new Literal.Text(string(text));
        }
        if (c == '-' || text.atDigit()) {
            return number(text);
        }
        int start = text.offset();
        return switch (text.shortName()) {
            case "true" -> new Literal.Bool(true);
            case "false" -> new Literal.Bool(false);
            case "null" -> new Literal.Null();
            default -> throw text.problemAt(start, "expected a quoted string, a number, true, false or null", null);
        };
    }

    private static Literal number(PathText text) {
        int start = text.offset();
        text.take("-");
        String whole = text.digits();
        boolean wellFormed = !whole.isEmpty() && (whole.equals("0") || !whole.startsWith("0"));
        if (text.take(".")) {
            wellFormed &= !text.digits().isEmpty();
        }
        if (text.take("e") || text.take("E")) {
            if (!text.take("-")) {
                text.take("+");
            }
            String exponent = text.digits();
            wellFormed &= !exponent.isEmpty() && exponent.length() <= 9;
        }
        String number = text.since(start);
        if (!wellFormed || number.length() > MAX_NUMBER_LENGTH) {
            throw text.problemAt(start, "'" + number + "' is no number a filter may use", null);
        }
        return new Literal.Decimal(new BigDecimal(number).stripTrailingZeros());
    }
}

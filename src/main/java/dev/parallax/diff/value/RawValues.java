package dev.parallax.diff.value;

import dev.parallax.diff.json.Decimal;
import dev.parallax.diff.json.JsonNames;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.rules.path.Literal;
import dev.parallax.rules.path.RulePath.Operator;
import dev.parallax.rules.path.RulePath.Selector;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks into values where they stand, for the rare rules that ask: lengths, and filters (RFC 9535 §2.3.5.2.2). */
public final class RawValues {

    /** What {@link #order} answers where two values have no order. */
    private static final int INCOMPARABLE = 2;

    private RawValues() {}

    /** Number of elements of the array that starts there; zero if it turns out not to be JSON. */
    public static int length(byte[] doc, int array, JsonScanner scanner) {
        try {
            int length = 0;
            int at = scanner.blanks(array + 1);
            while (scanner.at(at) != ']') {
                at = scanner.blanks(scanner.value(at, 0));
                length++;
                at = scanner.at(at) == ',' ? scanner.blanks(at + 1) : at;
            }
            return length;
        } catch (NotJsonException e) {
            // The walk will meet the same place and report it.
            return 0;
        }
    }

    /** Whether the filter holds for the value that starts there. */
    public static boolean holds(Selector.Filter filter, byte[] doc, int value, JsonScanner scanner) {
        try {
            int at = value;
            for (String name : filter.member()) {
                at = member(doc, at, name, scanner);
                if (at < 0) {
                    return filter.operator() == Operator.NOT_EQUAL;
                }
            }
            Literal literal = filter.literal();
            return literal == null || holds(filter.operator(), new Span(doc, at, scanner.value(at, 0)), literal);
        } catch (NotJsonException e) {
            // The walk will meet the same place and report it.
            return false;
        }
    }

    /** Where the first member of that name has its value; below zero if there is none. */
    public static int member(byte[] doc, int object, String name, JsonScanner scanner) throws NotJsonException {
        return member(doc, object, name, name.getBytes(StandardCharsets.UTF_8), scanner);
    }

    /**
     * Where the first member of that name has its value; below zero if there is none.
     *
     * @param wanted the name in UTF-8
     */
    public static int member(byte[] doc, int object, String name, byte[] wanted, JsonScanner scanner)
            throws NotJsonException {
        if (doc[object] != '{') {
            return -1;
        }
        int at = scanner.blanks(object + 1);
        while (scanner.at(at) != '}') {
            int nameEnd = scanner.name(at);
            int value = scanner.colon(nameEnd);
            if (isNamed(doc, at, nameEnd, name, wanted)) {
                return value;
            }
            at = scanner.blanks(scanner.value(value, 0));
            at = scanner.at(at) == ',' ? scanner.blanks(at + 1) : at;
        }
        return -1;
    }

    private static boolean isNamed(byte[] doc, int start, int end, String name, byte[] utf8) {
        if (JsonNames.hasEscape(doc, start, end)) {
            return JsonStrings.decode(doc, start, end).equals(name);
        }
        return java.util.Arrays.equals(doc, start + 1, end - 1, utf8, 0, utf8.length);
    }

    public static boolean holds(Operator operator, Span value, Literal literal) {
        boolean equal = ValueComparison.is(value, literal);
        int order = equal ? 0 : order(value, literal);
        return switch (operator) {
            case EXISTS -> true;
            case EQUAL -> equal;
            case NOT_EQUAL -> !equal;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> equal || order < 0;
            case GREATER -> order == 1;
            case GREATER_OR_EQUAL -> equal || order == 1;
        };
    }

    private static int order(Span value, Literal literal) {
        if (literal instanceof Literal.Decimal decimal && value.type() == JsonType.NUMBER) {
            Optional<BigDecimal> number = Decimal.of(value).toBigDecimal();
            return number.isEmpty() ? INCOMPARABLE : Integer.signum(number.get().compareTo(decimal.value()));
        }
        if (literal instanceof Literal.Text text && value.type() == JsonType.STRING) {
            return Integer.signum(value.text().compareTo(text.value()));
        }
        return INCOMPARABLE;
    }
}

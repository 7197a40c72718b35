package dev.parallax.diff.value;

import dev.parallax.diff.json.Decimal;
import dev.parallax.diff.json.JsonNumbers;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.ShortDecimal;
import dev.parallax.diff.json.Span;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Side;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Says in words how a value changed, never which value it was: one bug should give one shape, two bugs at one place two.
 */
public final class ChangeShapes {

    /** Longer text is only said to have changed. */
    private static final int MAX_STUDIED = 4_096;

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);

    private ChangeShapes() {}

    /** A value only one side has. */
    public static ChangeShape oneSided(Span value, Side side) {
        return new ChangeShape(noun(value) + (side == Side.LEGACY ? " removed" : " added"));
    }

    /** A value of one type became one of another. */
    public static ChangeShape type(Span legacy, Span candidate) {
        boolean spelled = !legacy.type().isContainer()
                && !candidate.type().isContainer()
                && legacy.length() <= MAX_STUDIED
                && legacy.text().equals(candidate.text());
        return new ChangeShape(noun(legacy) + " became " + noun(candidate) + (spelled ? " that spells it" : ""));
    }

    /** A value became another one of its type. */
    public static ChangeShape value(Span legacy, Span candidate) {
        JsonType type = legacy.type();
        if (type != candidate.type()) {
            return type(legacy, candidate);
        }
        if (legacy.sameBytes(candidate)) {
            return new ChangeShape(type.word() + " breaks its rule on both sides");
        }
        if (legacy.length() > MAX_STUDIED || candidate.length() > MAX_STUDIED) {
            return new ChangeShape(type.word() + " changed");
        }
        return new ChangeShape(
                switch (type) {
                    case BOOLEAN -> legacy.json() + " became " + candidate.json();
                    case NUMBER -> number(legacy, candidate);
                    case STRING -> text(legacy.text(), candidate.text());
                    default -> type.word() + " changed";
                });
    }

    /** The same number, written otherwise. */
    public static ChangeShape lexical(Span legacy, Span candidate) {
        if ((legacy.doc()[legacy.start()] == '-') != (candidate.doc()[candidate.start()] == '-')) {
            return new ChangeShape("sign of zero changed");
        }
        return new ChangeShape(style(legacy) + " number became " + style(candidate));
    }

    private static String style(Span number) {
        boolean point = false;
        for (int at = number.start(); at < number.end(); at++) {
            byte b = number.doc()[at];
            if (b == 'e' || b == 'E') {
                return "exponent";
            }
            point |= b == '.';
        }
        return point ? "fraction" : "integer";
    }

    private static String noun(Span value) {
        JsonType type = value.type();
        boolean empty = value.length() == 2 && (type.isContainer() || type == JsonType.STRING);
        return empty ? "empty " + type.word() : type.word();
    }

    private static String number(Span legacy, Span candidate) {
        ShortDecimal one = ShortDecimal.of(legacy);
        ShortDecimal other = ShortDecimal.of(candidate);
        // Most have only changed, which can be told without reading them in full.
        boolean onlyChanged = one != null
                && other != null
                && other.scale() == 0
                && one.unscaled() != 0
                && other.unscaled() != 0
                && one.significant() != other.significant();
        return onlyChanged ? "number changed" : number(legacy.json(), candidate.json());
    }

    private static String number(String legacyText, String candidateText) {
        Decimal legacy = Decimal.of(legacyText);
        Decimal candidate = Decimal.of(candidateText);
        int legacyFraction = fraction(legacyText);
        int candidateFraction = fraction(candidateText);
        if (legacy.digits().equals(candidate.digits())) {
            if (legacy.exponent().equals(candidate.exponent())) {
                return "number changed sign";
            }
            return "number times a power of ten";
        }
        if (legacy.digits().isEmpty() || candidate.digits().isEmpty()) {
            return legacy.digits().isEmpty() ? "zero became number" : "number became zero";
        }
        if (candidateFraction == 0) {
            return "number changed";
        }
        Optional<BigDecimal> one = legacy.toBigDecimal();
        Optional<BigDecimal> other = candidate.toBigDecimal();
        if (one.isPresent() && other.isPresent()) {
            BigDecimal unit = BigDecimal.ONE.movePointLeft(candidateFraction);
            int distance = one.get().subtract(other.get()).abs().compareTo(unit);
            if (distance < 0 && legacyFraction > candidateFraction) {
                return "number rounded";
            }
            if (distance == 0 && legacyFraction == candidateFraction) {
                return "number changed in its last digit";
            }
        }
        return "number changed";
    }

    /** Digits written after the point; zero where an exponent is written. */
    private static int fraction(String number) {
        int point = number.indexOf('.');
        boolean exponent = number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
        return point < 0 || exponent ? 0 : number.length() - point - 1;
    }

    public static String text(String legacy, String candidate) {
        if (legacy.isEmpty() || candidate.isEmpty()) {
            return legacy.isEmpty() ? "empty string became text" : "text became empty string";
        }
        Optional<Instants.Stamp> one = Instants.read(legacy);
        Optional<Instants.Stamp> other = Instants.read(candidate);
        if (one.isPresent() && other.isPresent()) {
            return instant(one.get(), other.get());
        }
        if (legacy.equalsIgnoreCase(candidate)) {
            return "text changed case";
        }
        if (collapsed(legacy).equals(collapsed(candidate))) {
            return "text changed whitespace";
        }
        if (Normalizer.normalize(legacy, Normalizer.Form.NFC)
                .equals(Normalizer.normalize(candidate, Normalizer.Form.NFC))) {
            return "text changed unicode form";
        }
        if (JsonNumbers.isNumber(legacy) && JsonNumbers.isNumber(candidate)) {
            boolean same = Decimal.of(legacy).equals(Decimal.of(candidate));
            return same ? "number in text written otherwise" : "in text: " + number(legacy, candidate);
        }
        if (isConstant(legacy) && isConstant(candidate)) {
            return "constant changed";
        }
        if (legacy.startsWith(candidate)) {
            return "text cut short";
        }
        return candidate.startsWith(legacy) ? "text extended" : "text changed";
    }

    private static String instant(Instants.Stamp legacy, Instants.Stamp candidate) {
        Duration shift = Duration.between(legacy.in(ZoneOffset.UTC), candidate.in(ZoneOffset.UTC))
                .abs();
        String from = offset(legacy);
        String to = offset(candidate);
        String also = from.equals(to) ? "" : ", offset " + from + " became " + to;
        if (shift.isZero()) {
            return "instant written otherwise" + also;
        }
        if (legacy.local().equals(candidate.local())) {
            return "instant kept its digits" + (also.isEmpty() ? ", offset changed" : also);
        }
        if (shift.toMillis() % DAY.toMillis() == 0) {
            return "instant shifted by whole days" + also;
        }
        if (shift.compareTo(DAY) < 0 && shift.toMillis() % QUARTER.toMillis() == 0) {
            return "instant shifted by a zone's offset" + also;
        }
        return (shift.compareTo(Duration.ofSeconds(1)) < 0 ? "instant changed below a second" : "instant changed")
                + also;
    }

    private static String offset(Instants.Stamp stamp) {
        if (stamp.offset() == null) {
            return "none";
        }
        return stamp.offset().equals(ZoneOffset.UTC) ? "+00:00" : "other";
    }

    private static String collapsed(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static boolean isConstant(String text) {
        return text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_');
    }
}

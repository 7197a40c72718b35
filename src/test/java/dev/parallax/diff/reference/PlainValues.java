package dev.parallax.diff.reference;

import dev.parallax.diff.reference.PlainJson.Arr;
import dev.parallax.diff.reference.PlainJson.BadTextException;
import dev.parallax.diff.reference.PlainJson.Bool;
import dev.parallax.diff.reference.PlainJson.Null;
import dev.parallax.diff.reference.PlainJson.Num;
import dev.parallax.diff.reference.PlainJson.Obj;
import dev.parallax.diff.reference.PlainJson.Text;
import dev.parallax.diff.reference.PlainJson.Value;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.Literal;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two values as the rules are documented, with no regard to speed and sharing nothing with the engine: own reading of
 * text and numbers.
 */
public final class PlainValues {

    /** The rules at a place. */
    public interface Here {
        <T extends Treatment> Optional<T> find(Class<T> kind);
    }

    /** What a comparison says. */
    public sealed interface Says {}

    /** The same value, perhaps spelled otherwise. */
    public record Same(boolean spelledOtherwise) implements Says {}

    /** Equivalent under a treatment of this kind. */
    public record Allowed(Class<? extends Treatment> by) implements Says {}

    /** Another value, or another type. */
    public record Other(boolean type) implements Says {}

    /** Another tenant is named. */
    public record Leak() implements Says {}

    private static final Says OTHER_VALUE = new Other(false);
    private static final Says OTHER_TYPE = new Other(true);

    private final String tenant;
    private final boolean tolerant;

    /**
     * @param tenant whom the values must name where a rule asks for it
     * @param tolerant whether tolerances of distance count; without them equivalence is transitive
     */
    public PlainValues(String tenant, boolean tolerant) {
        this.tenant = tenant;
        this.tolerant = tolerant;
    }

    /** Compares two values written as JSON, of which one at least is no object and no array. */
    public Says compare(String legacy, String candidate, Here here) {
        return compare(document(legacy).orElseThrow(), document(candidate).orElseThrow(), here);
    }

    Says compare(Value one, Value other, Here here) {
        if (isForeign(one, here) || isForeign(other, here)) {
            return new Leak();
        }
        boolean bothAbsent = isAbsentLike(one, here) && isAbsentLike(other, here);
        Optional<Treatment.MustMatch> pattern = here.find(Treatment.MustMatch.class);
        if (pattern.isPresent()) {
            if (isAbsentLike(one, here) || isAbsentLike(other, here)) {
                return bothAbsent ? new Allowed(Treatment.AbsentLike.class) : OTHER_VALUE;
            }
            return matches(pattern.get(), one) && matches(pattern.get(), other)
                    ? new Allowed(Treatment.MustMatch.class)
                    : OTHER_VALUE;
        }
        Optional<Treatment.ValueMap> map = here.find(Treatment.ValueMap.class);
        if (map.isPresent() && !isContainer(one)) {
            Map<String, String> values = map.get().legacyToCandidate();
            if (values.containsKey(text(one))) {
                return !isContainer(other) && values.get(text(one)).equals(text(other))
                        ? new Allowed(Treatment.ValueMap.class)
                        : OTHER_VALUE;
            }
        }
        if (equal(one, other)) {
            return new Same(!one.equals(other));
        }
        if (bothAbsent) {
            return new Allowed(Treatment.AbsentLike.class);
        }
        Says different = one.getClass() == other.getClass() ? OTHER_VALUE : OTHER_TYPE;
        if (isContainer(one) || isContainer(other)) {
            return different;
        }
        return equivalent(one, other, here).<Says>map(Allowed::new).orElse(different);
    }

    private Optional<Class<? extends Treatment>> equivalent(Value one, Value other, Here here) {
        boolean lenient = here.find(Treatment.TypeLenient.class).isPresent()
                && !(one instanceof Null)
                && !(other instanceof Null);
        boolean number = one instanceof Num || other instanceof Num;
        if (lenient && (text(one).equals(text(other)) || (number && sameNumber(text(one), text(other))))) {
            return Optional.of(Treatment.TypeLenient.class);
        }
        if (lenient || (one instanceof Text && other instanceof Text)) {
            return texts(text(one), text(other), here, lenient);
        }
        return one instanceof Num && other instanceof Num && near(text(one), text(other), here)
                ? Optional.of(Treatment.NumberTolerance.class)
                : Optional.empty();
    }

    private Optional<Class<? extends Treatment>> texts(String one, String other, Here here, boolean lenient) {
        String first = replaced(one, here);
        String second = replaced(other, here);
        if (first.equals(second)) {
            return Optional.of(Treatment.Replace.class);
        }
        first = formed(first, here);
        second = formed(second, here);
        if (first.equals(second)) {
            return Optional.of(Treatment.TextForm.class);
        }
        if (tolerant && sameInstant(first, second, here)) {
            return Optional.of(Treatment.InstantTolerance.class);
        }
        return lenient && isNumber(first) && isNumber(second) && near(first, second, here)
                ? Optional.of(Treatment.NumberTolerance.class)
                : Optional.empty();
    }

    private static String replaced(String text, Here here) {
        return here.find(Treatment.Replace.class)
                .map(replace -> java.util.regex.Pattern.compile(replace.regex().pattern())
                        .matcher(text)
                        .replaceAll(replace.with()))
                .orElse(text);
    }

    private static String formed(String text, Here here) {
        Optional<Treatment.TextForm> form = here.find(Treatment.TextForm.class);
        return form.isPresent() ? formed(text, form.get()) : text;
    }

    private static String formed(String text, Treatment.TextForm form) {
        String formed = text;
        if (form.steps().contains(Treatment.TextStep.TRIM)) {
            formed = formed.strip();
        }
        if (form.steps().contains(Treatment.TextStep.LOWERCASE)) {
            formed = formed.toLowerCase(Locale.ROOT);
        }
        if (form.steps().contains(Treatment.TextStep.NFC)) {
            formed = Normalizer.normalize(formed, Normalizer.Form.NFC);
        }
        return form.steps().contains(Treatment.TextStep.COLLAPSE)
                ? java.util.regex.Pattern.compile("[ \\t\\n\\f\\r]+")
                        .matcher(formed)
                        .replaceAll(" ")
                : formed;
    }

    private static boolean sameInstant(String one, String other, Here here) {
        Optional<Treatment.InstantTolerance> rule = here.find(Treatment.InstantTolerance.class);
        Optional<OffsetDateTime> first = instant(one);
        Optional<OffsetDateTime> second = instant(other);
        return rule.isPresent()
                && first.isPresent()
                && second.isPresent()
                && Duration.between(first.get(), second.get())
                                .abs()
                                .compareTo(rule.get().within())
                        <= 0;
    }

    /** Random documents hold RFC 3339 stamps only, perhaps in lower case. */
    private static Optional<OffsetDateTime> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            try {
                return Optional.of(
                        LocalDateTime.parse(text.toUpperCase(Locale.ROOT)).atOffset(ZoneOffset.UTC));
            } catch (DateTimeParseException again) {
                return Optional.empty();
            }
        }
    }

    private boolean near(String one, String other, Here here) {
        Optional<Treatment.NumberTolerance> rule = here.find(Treatment.NumberTolerance.class);
        return tolerant && rule.isPresent() && PlainDecimal.of(one).isWithin(rule.get(), PlainDecimal.of(other));
    }

    /** Whether the value, written as JSON, must name the tenant and does not. */
    public boolean isForeign(String json, Here here) {
        return isForeign(document(json).orElseThrow(), here);
    }

    private boolean isForeign(Value value, Here here) {
        return here.find(Treatment.TenantNamed.class).isPresent()
                && !(value instanceof Null)
                && (isContainer(value) || !text(value).equals(tenant));
    }

    private static boolean matches(Treatment.MustMatch rule, Value value) {
        return !isContainer(value)
                && !(value instanceof Null)
                && text(value).matches(rule.regex().pattern());
    }

    /** Whether the value, written as JSON, stands for absence. */
    public static boolean isAbsentLike(String json, Here here) {
        return isAbsentLike(document(json).orElseThrow(), here);
    }

    static boolean isAbsentLike(Value value, Here here) {
        return here.find(Treatment.AbsentLike.class)
                .map(rule -> rule.values().stream().anyMatch(literal -> is(value, literal)))
                .orElse(false);
    }

    private static boolean is(Value value, Literal literal) {
        return (literal instanceof Literal.Null && value instanceof Null)
                || (literal instanceof Literal.Text text && value.equals(new Text(text.value())))
                || (literal instanceof Literal.EmptyArray && value.equals(new Arr(java.util.List.of())))
                || (literal instanceof Literal.EmptyObject && value.equals(new Obj(java.util.List.of())));
    }

    /**
     * A scalar, written as JSON, in a form that is the same for equivalent ones where no tolerance is in force.
     *
     * @param numbersAreOne whether numbers written otherwise, as text, are one where types are lenient
     */
    public static String canonical(String json, Here here, boolean numbersAreOne) {
        Value value = document(json).orElseThrow();
        boolean lenient = here.find(Treatment.TypeLenient.class).isPresent() && !(value instanceof Null);
        if (lenient || value instanceof Text) {
            String text = formed(replaced(text(value), here), here);
            return !lenient ? "text " + text : numbersAreOne ? either(text) : "either text " + text;
        }
        return value instanceof Num number ? "number " + PlainDecimal.of(number.written()) : value.toString();
    }

    /** The form of a text that may stand for a number, or the other way round. */
    public static String either(String text) {
        return isNumber(text) ? "either " + PlainDecimal.of(text) : "either text " + text;
    }

    /** The text of a scalar written as JSON. */
    public static String text(String json) {
        return text(document(json).orElseThrow());
    }

    private static boolean equal(Value one, Value other) {
        if (one instanceof Num first && other instanceof Num second) {
            return sameNumber(first.written(), second.written());
        }
        return !isContainer(one) && one.equals(other);
    }

    private static boolean sameNumber(String one, String other) {
        return isNumber(one) && isNumber(other) && PlainDecimal.of(one).equals(PlainDecimal.of(other));
    }

    private static boolean isNumber(String text) {
        return document(text).map(Num.class::isInstance).orElse(false) && text.equals(text.strip());
    }

    static Optional<Value> document(String text) {
        try {
            return Optional.of(PlainJson.read(text));
        } catch (BadTextException e) {
            return Optional.empty();
        }
    }

    static boolean isContainer(Value value) {
        return value instanceof Obj || value instanceof Arr;
    }

    private static String text(Value value) {
        if (value instanceof Text text) {
            return text.text();
        }
        if (value instanceof Num number) {
            return number.written();
        }
        return value instanceof Bool bool ? Boolean.toString(bool.value()) : "null";
    }
}

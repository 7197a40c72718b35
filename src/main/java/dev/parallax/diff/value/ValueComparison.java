package dev.parallax.diff.value;

import dev.parallax.diff.json.Decimal;
import dev.parallax.diff.json.JsonNumbers;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.ShortDecimal;
import dev.parallax.diff.json.Span;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.Literal;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values at one place, of which at least one is a scalar, exactly and under the rules in force there. Rules
 * apply in this order: tenant, pattern (absence has nothing to match), map; exact equality; absent, type, replace, text, url, number, instant; each side's
 * own origin.
 */
public final class ValueComparison {

    private final Tenant tenant;
    private final Origins origins;

    public ValueComparison(Tenant tenant, Origins origins) {
        this.tenant = tenant;
        this.origins = origins;
    }

    public Origins origins() {
        return origins;
    }

    /** Compares where no rule is in force. */
    public Verdict compare(Span legacy, Span candidate) {
        return originsAside(exactly(legacy, candidate), legacy, candidate);
    }

    public Verdict compare(Span legacy, Span candidate, PlaceRules here) {
        if (here.none()) {
            return compare(legacy, candidate);
        }
        Verdict verdict = underRules(legacy, candidate, here);
        return asksForMore(here) ? verdict : originsAside(verdict, legacy, candidate);
    }

    /** Whether a rule says what the value must be, so that an origin in it is no excuse. */
    public static boolean asksForMore(PlaceRules here) {
        return here.find(Treatment.OriginsExact.class) != null
                || here.find(Treatment.MustMatch.class) != null
                || here.find(Treatment.ValueMap.class) != null;
    }

    /** The verdict, unless the texts are the same but for each side naming its own origin. */
    private Verdict originsAside(Verdict verdict, Span legacy, Span candidate) {
        return verdict.equals(Verdict.VALUE)
                        && origins.areKnown()
                        && legacy.type() == JsonType.STRING
                        && candidate.type() == JsonType.STRING
                        && origins.equivalent(legacy.text(), candidate.text())
                ? new Verdict.Allowed(Origins.RULE)
                : verdict;
    }

    private Verdict underRules(Span legacy, Span candidate, PlaceRules here) {
        if (leaks(legacy, here) || leaks(candidate, here)) {
            return Verdict.LEAK;
        }
        Applied<Treatment.MustMatch> pattern = here.find(Treatment.MustMatch.class);
        if (pattern != null) {
            return matching(pattern, legacy, candidate, here);
        }
        Applied<Treatment.ValueMap> map = here.find(Treatment.ValueMap.class);
        if (map != null) {
            String expected = map.treatment().legacyToCandidate().get(legacy.text());
            if (expected != null && !legacy.type().isContainer()) {
                boolean mapped =
                        !candidate.type().isContainer() && candidate.text().equals(expected);
                if (!mapped) {
                    return Verdict.VALUE;
                }
                return legacy.sameBytes(candidate) ? Verdict.SAME : new Verdict.Allowed(map.rule());
            }
        }
        Verdict exact = exactly(legacy, candidate);
        if (!(exact instanceof Verdict.Differs differs) || differs.equals(Verdict.LEXICAL)) {
            return exact;
        }
        Applied<?> allowing = allowing(legacy, candidate, here);
        return allowing == null ? exact : new Verdict.Allowed(allowing.rule());
    }

    /** What stands for absence has nothing to match, so it agrees with what does too and with nothing else. */
    private static Verdict matching(
            Applied<Treatment.MustMatch> pattern, Span legacy, Span candidate, PlaceRules here) {
        Applied<?> absent = absentLike(legacy, here);
        boolean candidateAbsent = absentLike(candidate, here) != null;
        boolean agree = absent == null
                ? !candidateAbsent && matches(pattern, legacy) && matches(pattern, candidate)
                : candidateAbsent;
        if (!agree) {
            return Verdict.VALUE;
        }
        return legacy.sameBytes(candidate)
                ? Verdict.SAME
                : new Verdict.Allowed(absent == null ? pattern.rule() : absent.rule());
    }

    /** Whether the value must name the tenant and does not. Null names nobody, so it is no leak. */
    public boolean leaks(Span value, PlaceRules here) {
        return here.find(Treatment.TenantNamed.class) != null
                && value.type() != JsonType.NULL
                && !value.text().equals(tenant.name());
    }

    /** Whether one of the rules' literals stands for absence here and the value is one. */
    public static @Nullable Applied<Treatment.AbsentLike> absentLike(Span value, PlaceRules here) {
        Applied<Treatment.AbsentLike> absent = here.find(Treatment.AbsentLike.class);
        return absent != null && absent.treatment().values().stream().anyMatch(literal -> is(value, literal))
                ? absent
                : null;
    }

    private static boolean matches(Applied<Treatment.MustMatch> pattern, Span value) {
        return !value.type().isContainer()
                && value.type() != JsonType.NULL
                && pattern.treatment().regex().matcher(value.text()).matches();
    }

    /** Exact comparison: SAME, LEXICAL, VALUE or TYPE. */
    public static Verdict exactly(Span legacy, Span candidate) {
        if (legacy.type() != candidate.type()) {
            return Verdict.TYPE;
        }
        if (legacy.sameBytes(candidate)) {
            return Verdict.SAME;
        }
        return switch (legacy.type()) {
            case STRING -> legacy.text().equals(candidate.text()) ? Verdict.SAME : Verdict.VALUE;
            case NUMBER -> isSameNumber(legacy, candidate) ? Verdict.LEXICAL : Verdict.VALUE;
            default -> Verdict.VALUE;
        };
    }

    private static boolean isSameNumber(Span legacy, Span candidate) {
        ShortDecimal one = ShortDecimal.of(legacy);
        ShortDecimal other = ShortDecimal.of(candidate);
        if (one != null && other != null) {
            return one.isSameValueAs(other);
        }
        return Decimal.of(legacy).equals(Decimal.of(candidate));
    }

    private static @Nullable Applied<?> allowing(Span legacy, Span candidate, PlaceRules here) {
        Applied<?> absent = absentLike(legacy, here);
        if (absent != null && absentLike(candidate, here) != null) {
            return absent;
        }
        if (legacy.type().isContainer() || candidate.type().isContainer()) {
            return null;
        }
        Applied<?> lenient = here.find(Treatment.TypeLenient.class);
        if (lenient != null && leniently(legacy, candidate)) {
            return lenient;
        }
        boolean texts = legacy.type() == JsonType.STRING && candidate.type() == JsonType.STRING;
        if (texts || (lenient != null && legacy.type() != JsonType.NULL && candidate.type() != JsonType.NULL)) {
            return allowingText(legacy.text(), candidate.text(), here, lenient != null);
        }
        if (legacy.type() == JsonType.NUMBER && candidate.type() == JsonType.NUMBER) {
            return tolerant(legacy, candidate, here);
        }
        return null;
    }

    private static @Nullable Applied<?> allowingText(
            String legacy, String candidate, PlaceRules here, boolean lenient) {
        String one = legacy;
        String other = candidate;
        Applied<Treatment.Replace> replace = here.find(Treatment.Replace.class);
        if (replace != null) {
            one = TextForms.replace(one, replace);
            other = TextForms.replace(other, replace);
            if (one.equals(other)) {
                return replace;
            }
        }
        Applied<Treatment.TextForm> form = here.find(Treatment.TextForm.class);
        if (form != null) {
            one = TextForms.form(one, form);
            other = TextForms.form(other, form);
            if (one.equals(other)) {
                return form;
            }
        }
        Applied<Treatment.UrlIgnoring> url = here.find(Treatment.UrlIgnoring.class);
        if (url != null && TextForms.url(one, url).equals(TextForms.url(other, url))) {
            return url;
        }
        Applied<Treatment.InstantTolerance> instant = here.find(Treatment.InstantTolerance.class);
        if (instant != null
                && Instants.areWithin(
                        instant.treatment().within(), instant.treatment().zone(), one, other)) {
            return instant;
        }
        return lenient && JsonNumbers.isNumber(one) && JsonNumbers.isNumber(other) ? tolerant(one, other, here) : null;
    }

    /** Numbers and booleans against strings that spell them. */
    private static boolean leniently(Span legacy, Span candidate) {
        if (legacy.type() == JsonType.NULL || candidate.type() == JsonType.NULL) {
            return false;
        }
        String one = legacy.text();
        String other = candidate.text();
        boolean numeric = legacy.type() == JsonType.NUMBER || candidate.type() == JsonType.NUMBER;
        return one.equals(other)
                || (numeric
                        && JsonNumbers.isNumber(one)
                        && JsonNumbers.isNumber(other)
                        && Decimal.of(one).equals(Decimal.of(other)));
    }

    private static @Nullable Applied<?> tolerant(Span legacy, Span candidate, PlaceRules here) {
        Applied<Treatment.NumberTolerance> rule = here.find(Treatment.NumberTolerance.class);
        if (rule == null) {
            return null;
        }
        Treatment.NumberTolerance tolerance = rule.treatment();
        ShortDecimal one = ShortDecimal.of(legacy);
        ShortDecimal other = ShortDecimal.of(candidate);
        ShortDecimal distance = tolerance.abs() == null ? null : ShortDecimal.of(tolerance.abs());
        if (one != null && other != null && distance != null && tolerance.rel() == null && tolerance.scale() == null) {
            int scale = Math.max(distance.scale(), Math.max(one.scale(), other.scale()));
            if (one.fits(scale) && other.fits(scale) && distance.fits(scale)) {
                return Math.abs(one.at(scale) - other.at(scale)) <= distance.at(scale) ? rule : null;
            }
        }
        return tolerant(legacy.json(), candidate.json(), here);
    }

    private static @Nullable Applied<?> tolerant(String legacy, String candidate, PlaceRules here) {
        Applied<Treatment.NumberTolerance> rule = here.find(Treatment.NumberTolerance.class);
        return rule != null && within(rule.treatment(), Decimal.of(legacy), Decimal.of(candidate)) ? rule : null;
    }

    private static boolean within(Treatment.NumberTolerance tolerance, Decimal legacy, Decimal candidate) {
        Optional<BigDecimal> one = legacy.toBigDecimal();
        Optional<BigDecimal> other = candidate.toBigDecimal();
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        BigDecimal a = one.get();
        BigDecimal b = other.get();
        if (tolerance.scale() != null) {
            a = a.setScale(tolerance.scale(), RoundingMode.HALF_UP);
            b = b.setScale(tolerance.scale(), RoundingMode.HALF_UP);
        }
        BigDecimal distance = a.subtract(b).abs();
        return distance.signum() == 0
                || (tolerance.abs() != null && distance.compareTo(tolerance.abs()) <= 0)
                || (tolerance.rel() != null
                        && distance.compareTo(a.abs().max(b.abs()).multiply(tolerance.rel())) <= 0);
    }

    public static boolean is(Span value, Literal literal) {
        JsonType type = value.type();
        if (literal instanceof Literal.Null) {
            return type == JsonType.NULL;
        }
        if (literal instanceof Literal.Bool bool) {
            return type == JsonType.BOOLEAN && (value.doc()[value.start()] == 't') == bool.value();
        }
        if (literal instanceof Literal.Decimal decimal) {
            return type == JsonType.NUMBER
                    && Decimal.of(value).equals(Decimal.of(decimal.value().toString()));
        }
        if (literal instanceof Literal.Text text) {
            return type == JsonType.STRING && value.text().equals(text.value());
        }
        if (literal instanceof Literal.EmptyArray) {
            return type == JsonType.ARRAY && isEmptyContainer(value);
        }
        return type == JsonType.OBJECT && isEmptyContainer(value);
    }

    private static boolean isEmptyContainer(Span value) {
        for (int at = value.start() + 1; at < value.end() - 1; at++) {
            if (value.doc()[at] > ' ') {
                return false;
            }
        }
        return true;
    }
}

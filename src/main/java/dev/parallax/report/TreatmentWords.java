package dev.parallax.report;

import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how a rule treats values, in the words its author wrote. Java 17 has no pattern switch, hence the ladder. */
final class TreatmentWords {

    private TreatmentWords() {}

    static String of(Treatment treatment) {
        if (treatment instanceof Treatment.Ignore) {
            return "ignore: true";
        } else if (treatment instanceof Treatment.ArrayOrdered) {
            return "array: ordered";
        } else if (treatment instanceof Treatment.ArrayUnordered) {
            return "array: unordered";
        } else if (treatment instanceof Treatment.ArrayKeyed keyed) {
            return "array: {key: [" + String.join(", ", keyed.members()) + "]}";
        } else if (treatment instanceof Treatment.NumberTolerance number) {
            return "number: " + number(number);
        } else if (treatment instanceof Treatment.InstantTolerance instant) {
            return "instant: {within: " + instant.within() + (instant.zone() == null ? "" : ", zone: " + instant.zone())
                    + "}";
        } else if (treatment instanceof Treatment.TextForm text) {
            return "text: " + names(text.steps());
        } else if (treatment instanceof Treatment.MustMatch match) {
            return "pattern: " + match.regex().pattern();
        } else if (treatment instanceof Treatment.Replace replace) {
            return "replace: {regex: " + replace.regex().pattern() + ", with: " + replace.with() + "}";
        } else if (treatment instanceof Treatment.AbsentLike absent) {
            return "absent: "
                    + absent.values().stream().map(TreatmentWords::literal).toList();
        } else if (treatment instanceof Treatment.ValueMap map) {
            return "map: "
                    + map.legacyToCandidate().entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + entry.getValue())
                            .sorted()
                            .collect(Collectors.joining(", ", "{", "}"));
        } else if (treatment instanceof Treatment.TypeLenient) {
            return "type: lenient";
        } else if (treatment instanceof Treatment.EmbeddedJson) {
            return "embedded: json";
        } else if (treatment instanceof Treatment.UrlIgnoring url) {
            return "url: {ignore: " + names(url.parts()) + "}";
        } else if (treatment instanceof Treatment.AddedDenied) {
            return "added: deny";
        } else if (treatment instanceof Treatment.SeverityOverride override) {
            return "severity: " + override.severity();
        } else if (treatment instanceof Treatment.OriginsExact) {
            return "origins: exact";
        } else if (treatment instanceof Treatment.TenantNamed) {
            return "tenant: true";
        }
        throw new IllegalStateException("no words for " + treatment.getClass().getSimpleName());
    }

    private static String number(Treatment.NumberTolerance number) {
        List<String> parts = new ArrayList<>();
        add(parts, "abs", number.abs());
        add(parts, "rel", number.rel());
        add(parts, "scale", number.scale());
        return parts.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + ": " + value);
        }
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String literal(Literal literal) {
        if (literal instanceof Literal.Bool bool) {
            return String.valueOf(bool.value());
        } else if (literal instanceof Literal.Decimal decimal) {
            return decimal.value().toString();
        } else if (literal instanceof Literal.Text text) {
            return '"' + text.value() + '"';
        } else if (literal instanceof Literal.EmptyArray) {
            return "[]";
        }
        return literal instanceof Literal.EmptyObject ? "{}" : "null";
    }
}

package dev.parallax.rules.load;

import com.google.re2j.Pattern;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.Treatment.TextStep;
import dev.parallax.rules.Treatment.UrlPart;
import dev.parallax.rules.path.Literal;
import dev.parallax.rules.problem.DidYouMean;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the one treatment of a rule; every word of the vocabulary is one entry of {@link #WORDS}. */
final class TreatmentReader {

    private static final int MAX_SCALE = 1_000;

    private static final Map<String, Function<YamlValue, Optional<Treatment>>> WORDS = words();

    private TreatmentReader() {}

    private static Map<String, Function<YamlValue, Optional<Treatment>>> words() {
        Map<String, Function<YamlValue, Optional<Treatment>>> words = new LinkedHashMap<>();
        words.put("ignore", value -> flag(value, "'ignore'", new Treatment.Ignore()));
        words.put("array", TreatmentReader::array);
        words.put("number", TreatmentReader::number);
        words.put("instant", TreatmentReader::instant);
        words.put("text", TreatmentReader::text);
        words.put("pattern", value -> RuleScalars.regex(value, "'pattern'").map(Treatment.MustMatch::new));
        words.put("replace", TreatmentReader::replace);
        words.put("absent", TreatmentReader::absent);
        words.put("map", TreatmentReader::map);
        words.put("type", value -> word(value, "'type'", Map.of("lenient", new Treatment.TypeLenient())));
        words.put("embedded", value -> word(value, "'embedded'", Map.of("json", new Treatment.EmbeddedJson())));
        words.put("url", TreatmentReader::url);
        words.put("added", value -> word(value, "'added'", Map.of("deny", new Treatment.AddedDenied())));
        words.put("severity", TreatmentReader::severity);
        words.put("origins", value -> word(value, "'origins'", Map.of("exact", new Treatment.OriginsExact())));
        words.put("tenant", value -> flag(value, "'tenant'", new Treatment.TenantNamed()));
        return words;
    }

    /** Every word that names a treatment. */
    static Set<String> vocabulary() {
        return WORDS.keySet();
    }

    /** The treatment that {@code word} names; empty if it is written wrongly, which is then reported. */
    static Optional<Treatment> read(String word, YamlValue value) {
        Function<YamlValue, Optional<Treatment>> reader = WORDS.get(word);
        return reader == null ? Optional.empty() : reader.apply(value);
    }

    private static Optional<Treatment> flag(YamlValue value, String what, Treatment treatment) {
        return value.isTrue(what) ? Optional.of(treatment) : Optional.empty();
    }

    private static <T> Optional<T> word(YamlValue value, String what, Map<String, ? extends T> known) {
        Optional<String> word = value.text(what);
        Optional<T> meaning = word.map(known::get);
        if (word.isPresent() && meaning.isEmpty()) {
            value.report(
                    what + " must be " + oneOf(known.keySet()) + ", got '" + word.get() + "'",
                    DidYouMean.among(known.keySet(), word.get()).orElse(null));
        }
        return meaning;
    }

    private static String oneOf(Collection<String> words) {
        List<String> sorted = words.stream().sorted().toList();
        return sorted.size() == 1 ? "'" + sorted.get(0) + "'" : "one of " + String.join(", ", sorted);
    }

    private static Optional<Treatment> array(YamlValue value) {
        if (!value.isMapping()) {
            return word(
                    value,
                    "'array' (or {key: …})",
                    Map.of("ordered", new Treatment.ArrayOrdered(), "unordered", new Treatment.ArrayUnordered()));
        }
        YamlMapping mapping = value.mapping("'array'").orElseThrow();
        mapping.refuseOthers(List.of("key"));
        List<String> members = new ArrayList<>();
        mapping.require("key")
                .ifPresent(key -> key.oneOrMore("'key'")
                        .forEach(member -> member.text("a key member").ifPresent(members::add)));
        return members.isEmpty() ? Optional.empty() : Optional.of(new Treatment.ArrayKeyed(members));
    }

    private static Optional<Treatment> number(YamlValue value) {
        Optional<YamlMapping> mapping = value.mapping("'number'");
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        mapping.get().refuseOthers(List.of("abs", "rel", "scale"));
        Optional<BigDecimal> abs = mapping.get().find("abs").flatMap(v -> RuleScalars.tolerance(v, "'abs'"));
        Optional<BigDecimal> rel = mapping.get().find("rel").flatMap(v -> RuleScalars.tolerance(v, "'rel'"));
        Optional<Integer> scale = mapping.get().find("scale").flatMap(v -> RuleScalars.wholeUpTo(v, MAX_SCALE));
        if (mapping.get().entries().isEmpty()) {
            value.report("'number' needs at least one of abs, rel, scale");
        }
        return abs.isEmpty() && rel.isEmpty() && scale.isEmpty()
                ? Optional.empty()
                : Optional.of(new Treatment.NumberTolerance(abs.orElse(null), rel.orElse(null), scale.orElse(null)));
    }

    private static Optional<Treatment> instant(YamlValue value) {
        Optional<YamlMapping> mapping = value.mapping("'instant'");
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        mapping.get().refuseOthers(List.of("within", "zone"));
        Optional<Duration> within = mapping.get().find("within").flatMap(RuleScalars::duration);
        Optional<ZoneId> zone = mapping.get().find("zone").flatMap(RuleScalars::zone);
        return Optional.of(new Treatment.InstantTolerance(within.orElse(Duration.ZERO), zone.orElse(null)));
    }

    private static Optional<Treatment> text(YamlValue value) {
        Set<TextStep> steps = words(
                value,
                "a step of 'text'",
                Map.of(
                        "trim", TextStep.TRIM,
                        "lowercase", TextStep.LOWERCASE,
                        "nfc", TextStep.NFC,
                        "collapse", TextStep.COLLAPSE));
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Treatment.TextForm(steps));
    }

    private static Optional<Treatment> url(YamlValue value) {
        Optional<YamlMapping> mapping = value.mapping("'url'");
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        mapping.get().refuseOthers(List.of("ignore"));
        Map<String, UrlPart> known = Map.of("scheme", UrlPart.SCHEME, "host", UrlPart.HOST, "port", UrlPart.PORT);
        Set<UrlPart> parts = mapping.get()
                .require("ignore")
                .map(list -> words(list, "a part of a URL", known))
                .orElse(Set.of());
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Treatment.UrlIgnoring(parts));
    }

    private static <T> Set<T> words(YamlValue value, String what, Map<String, T> known) {
        Set<T> meanings = new HashSet<>();
        value.oneOrMore(what).forEach(element -> {
            Optional<T> meaning = word(element, what, known);
            if (meaning.isPresent() && !meanings.add(meaning.get())) {
                element.report(what + " stands twice");
            }
        });
        return meanings;
    }

    private static Optional<Treatment> replace(YamlValue value) {
        Optional<YamlMapping> mapping = value.mapping("'replace'");
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        mapping.get().refuseOthers(List.of("regex", "with"));
        Optional<Pattern> regex = mapping.get().require("regex").flatMap(v -> RuleScalars.regex(v, "'regex'"));
        Optional<YamlValue> with = mapping.get().require("with");
        Optional<String> replacement = with.flatMap(v -> v.anyText("'with'"));
        if (regex.isEmpty() || replacement.isEmpty()) {
            return Optional.empty();
        }
        return RuleScalars.replacement(with.orElseThrow(), regex.get())
                .map(checked -> new Treatment.Replace(regex.get(), checked));
    }

    private static Optional<Treatment> absent(YamlValue value) {
        List<Literal> values = new ArrayList<>();
        for (YamlValue element : value.list("'absent'").orElse(List.of())) {
            Optional<Literal> literal = element.literal();
            literal.ifPresentOrElse(
                    values::add, () -> element.report("only scalars, [] and {} can stand for an absent member"));
        }
        if (value.isList() && values.isEmpty()) {
            value.report("'absent' needs at least one value, such as null");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Treatment.AbsentLike(values));
    }

    private static Optional<Treatment> map(YamlValue value) {
        Optional<YamlMapping> mapping = value.mapping("'map'");
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> legacyToCandidate = new LinkedHashMap<>();
        mapping.get()
                .entries()
                .forEach((legacy, entry) -> entry.value()
                        .anyText("the candidate's value for '" + legacy + "'")
                        .ifPresent(candidate -> legacyToCandidate.put(legacy, candidate)));
        if (mapping.get().entries().isEmpty()) {
            value.report("'map' needs at least one value of legacy");
        }
        return legacyToCandidate.isEmpty() ? Optional.empty() : Optional.of(new Treatment.ValueMap(legacyToCandidate));
    }

    private static Optional<Treatment> severity(YamlValue value) {
        Map<String, Severity> known = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            known.put(severity.name(), severity);
        }
        return word(value, "'severity'", known).map(Treatment.SeverityOverride::new);
    }
}

package dev.parallax.diff;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.header.FieldNotation;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.ChangeShapes;
import dev.parallax.diff.value.ValueComparison;
import dev.parallax.diff.value.Verdict;
import dev.parallax.diff.walk.Findings;
import dev.parallax.diff.walk.LockStep;
import dev.parallax.diff.walk.Place;
import dev.parallax.diff.walk.Report;
import dev.parallax.diff.walk.Walk;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.FieldStructure;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.CompiledRules;
import dev.parallax.rules.trie.PlaceRules;
import dev.parallax.rules.trie.RuleState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares one header field: by its parts where it has some and no rule asks for its text, line by line otherwise.
 */
final class HeaderDiff {

    private final CompiledRules rules;
    private final ValueComparison values;
    private final Report report;
    private final Limits limits;

    HeaderDiff(CompiledRules rules, ValueComparison values, Report report, Limits limits) {
        this.rules = rules;
        this.values = values;
        this.report = report;
        this.limits = limits;
    }

    void compare(String name, List<String> legacy, List<String> candidate) {
        RuleState state = rules.headerRoot(name);
        if (legacy.equals(candidate) && state.reflexive()) {
            return;
        }
        PlaceRules here = state.here();
        PathPattern pattern = new PathPattern("header:" + name);
        if (here.ignore() != null) {
            report.masked(here.ignore().rule(), pattern);
            return;
        }
        FieldStructure structure = FieldStructure.of(name);
        if (state.anyBelow() || !asksForText(here, structure)) {
            Optional<String> one = FieldNotation.json(structure, legacy);
            Optional<String> other = FieldNotation.json(structure, candidate);
            if (one.isPresent() && other.isPresent()) {
                boolean said = parts(name, state, span(one.get()), span(other.get()));
                if (!said && !legacy.equals(candidate)) {
                    writtenOtherwise(name, pattern, legacy, candidate, here);
                }
                return;
            }
        }
        lines(name, pattern, legacy, candidate, here);
    }

    /** Whether some rule judges the field as it is written. */
    private static boolean asksForText(PlaceRules here, FieldStructure structure) {
        return here.find(Treatment.MustMatch.class) != null
                || here.find(Treatment.Replace.class) != null
                || here.find(Treatment.TextForm.class) != null
                || here.find(Treatment.ValueMap.class) != null
                || here.find(Treatment.UrlIgnoring.class) != null
                || here.find(Treatment.TenantNamed.class) != null
                || (here.array() != null
                        && here.array().treatment() instanceof Treatment.ArrayOrdered
                        && structure != FieldStructure.DATE);
    }

    /** Compares what the fields say; answers whether there was anything to report. */
    private boolean parts(String name, RuleState state, Span legacy, Span candidate) {
        Findings own = new Findings(limits);
        Walk walk = new Walk(values, own, new Report(own, limits), limits, Walk.Weights.HEADER);
        try {
            new LockStep(walk, legacy, candidate, state, Place.root(), null).compare();
        } catch (NotJsonException e) {
            throw new IllegalStateException("a rendering is no JSON: " + e.problem(), e);
        }
        Comparison.Compared compared = own.compared(false);
        compared.masked().forEach(mask -> {
            for (int i = 0; i < mask.count(); i++) {
                report.masked(mask.rule(), pattern(name, mask.pattern()));
            }
        });
        for (Difference difference : compared.differences()) {
            boolean leak = difference.kind() == DifferenceKind.TENANT_LEAK;
            report.difference(
                    new Location.InHeader(name),
                    pattern(name, difference.pattern()),
                    leak ? DifferenceKind.TENANT_LEAK : DifferenceKind.HEADER,
                    difference.severity(),
                    difference.legacy(),
                    difference.candidate(),
                    new ChangeShape("header: " + difference.shape().text()),
                    null);
        }
        return !compared.masked().isEmpty() || !compared.differences().isEmpty();
    }

    private static PathPattern pattern(String name, PathPattern within) {
        String text = within.text();
        // A shorthand would read as part of the name, which may hold dots.
        String part = text.startsWith("$.") ? text.replaceFirst("^\\$\\.(\\w+)", "['$1']") : text.substring(1);
        return new PathPattern("header:" + name + part);
    }

    private void writtenOtherwise(
            String name, PathPattern pattern, List<String> legacy, List<String> candidate, PlaceRules here) {
        if (here.array() != null) {
            report.masked(here.array().rule(), pattern);
            return;
        }
        report.difference(
                new Location.InHeader(name),
                pattern,
                DifferenceKind.LEXICAL,
                Severity.COSMETIC,
                shown(legacy),
                shown(candidate),
                new ChangeShape("header written otherwise"),
                here.find(Treatment.SeverityOverride.class));
    }

    private void lines(String name, PathPattern pattern, List<String> one, List<String> other, PlaceRules here) {
        List<String> legacy = HeaderParts.of(one, here);
        List<String> candidate = HeaderParts.of(other, here);
        String shape = "";
        Severity severity = Severity.DEVIATION;
        DifferenceKind kind = DifferenceKind.HEADER;
        if (legacy.size() != candidate.size()) {
            shape = one.isEmpty()
                    ? "header added"
                    : other.isEmpty() ? "header removed" : "number of header values changed";
            if (one.isEmpty()) {
                severity = here.find(Treatment.AddedDenied.class) == null ? Severity.COMPATIBLE : Severity.BREAKING;
            }
        }
        for (int i = 0; i < Math.min(legacy.size(), candidate.size()) && shape.isEmpty(); i++) {
            Verdict verdict = values.compare(quoted(legacy.get(i)), quoted(candidate.get(i)), here);
            if (verdict instanceof Verdict.Allowed allowed) {
                report.masked(allowed.rule(), pattern);
            } else if (verdict instanceof Verdict.Differs differs) {
                if (differs.kind() == DifferenceKind.TENANT_LEAK) {
                    kind = DifferenceKind.TENANT_LEAK;
                    severity = Severity.CRITICAL;
                }
                shape = "header: " + ChangeShapes.text(legacy.get(i), candidate.get(i));
            }
        }
        if (!shape.isEmpty()) {
            report.difference(
                    new Location.InHeader(name),
                    pattern,
                    kind,
                    severity,
                    shown(one),
                    shown(other),
                    new ChangeShape(shape.toLowerCase(Locale.ROOT)),
                    here.find(Treatment.SeverityOverride.class));
        } else if (here.array() != null && !one.equals(other)) {
            report.masked(here.array().rule(), pattern);
        }
    }

    /** The values as one list; absent if there is none. */
    Fragment shown(List<String> values) {
        return values.isEmpty() ? Fragment.absent() : report.fragments().text(String.join(", ", values));
    }

    static Span quoted(String text) {
        return span(JsonStrings.encode(text));
    }

    private static Span span(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Span(bytes, 0, bytes.length);
    }
}

package dev.parallax.diff;

import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.media.MediaType;
import dev.parallax.diff.value.ChangeShapes;
import dev.parallax.diff.value.ValueComparison;
import dev.parallax.diff.value.Verdict;
import dev.parallax.diff.walk.Report;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.CompiledRules;
import dev.parallax.rules.trie.PlaceRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Compares what stands around the body: status, media type, and the header fields that rules name. */
final class EnvelopeDiff {

    private static final String CONTENT_TYPE = "content-type";
    private static final PathPattern STATUS = new PathPattern("status");

    private final CompiledRules rules;
    private final ValueComparison values;
    private final Report report;

    EnvelopeDiff(CompiledRules rules, ValueComparison values, Report report) {
        this.rules = rules;
        this.values = values;
        this.report = report;
    }

    /** Compares; answers whether the bodies are still worth comparing: they are not if one side failed and one did not. */
    boolean compare(Reply.Answer legacy, Reply.Answer candidate) {
        if (!status(legacy.status(), candidate.status())) {
            return false;
        }
        mediaType(legacy, candidate);
        for (String name : rules.headers()) {
            if (!name.equals(CONTENT_TYPE)) {
                header(name, legacy.headers(), candidate.headers());
            }
        }
        return true;
    }

    private boolean status(int legacy, int candidate) {
        PlaceRules here = rules.status();
        if (legacy == candidate && here.reflexive()) {
            return true;
        }
        boolean sameClass = legacy / 100 == candidate / 100;
        if (here.ignore() != null) {
            report.masked(here.ignore().rule(), STATUS);
            return sameClass;
        }
        Verdict verdict = values.compare(number(legacy), number(candidate), here);
        if (verdict instanceof Verdict.Allowed allowed) {
            report.masked(allowed.rule(), STATUS);
            return true;
        }
        if (verdict instanceof Verdict.Differs) {
            report.difference(
                    new Location.AtStatus(),
                    STATUS,
                    DifferenceKind.STATUS,
                    Severity.BREAKING,
                    report.fragments().text(Integer.toString(legacy)),
                    report.fragments().text(Integer.toString(candidate)),
                    new ChangeShape(legacy + " became " + candidate),
                    here.find(Treatment.SeverityOverride.class));
        }
        return sameClass;
    }

    private void mediaType(Reply.Answer legacy, Reply.Answer candidate) {
        MediaType one = MediaType.of(legacy.headers());
        MediaType other = MediaType.of(candidate.headers());
        if (one.equals(other)) {
            return;
        }
        boolean sameName = one.name().equals(other.name());
        if (sameName && one.meaningful().equals(other.meaningful())) {
            return;
        }
        PathPattern pattern = new PathPattern("header:" + CONTENT_TYPE);
        PlaceRules here = rules.header(CONTENT_TYPE);
        if (here.ignore() != null) {
            report.masked(here.ignore().rule(), pattern);
            return;
        }
        if (!here.none()
                && values.compare(quoted(one.name()), quoted(other.name()), here) instanceof Verdict.Allowed allowed) {
            report.masked(allowed.rule(), pattern);
            return;
        }
        report.difference(
                new Location.InHeader(CONTENT_TYPE),
                pattern,
                DifferenceKind.MEDIA_TYPE,
                sameName ? Severity.DEVIATION : Severity.BREAKING,
                header(legacy.headers().all(CONTENT_TYPE)),
                header(candidate.headers().all(CONTENT_TYPE)),
                new ChangeShape(sameName ? "media type parameters changed" : named(one) + " became " + named(other)),
                here.find(Treatment.SeverityOverride.class));
    }

    /** Media types come from code, not from data; only odd ones are left out of the shape. */
    private static String named(MediaType type) {
        return type.isAbsent() || type.name().length() > 60 ? "no known media type" : type.name();
    }

    private void header(String name, Headers legacy, Headers candidate) {
        PlaceRules here = rules.header(name);
        List<String> one = legacy.all(name);
        List<String> other = candidate.all(name);
        if (one.equals(other) && here.reflexive()) {
            return;
        }
        PathPattern pattern = new PathPattern("header:" + name);
        if (here.ignore() != null) {
            report.masked(here.ignore().rule(), pattern);
            return;
        }
        List<String> legacyParts = HeaderParts.of(one, here);
        List<String> candidateParts = HeaderParts.of(other, here);
        String shape = "";
        Severity severity = Severity.DEVIATION;
        DifferenceKind kind = DifferenceKind.HEADER;
        if (legacyParts.size() != candidateParts.size()) {
            shape = one.isEmpty()
                    ? "header added"
                    : other.isEmpty() ? "header removed" : "number of header values changed";
            if (one.isEmpty()) {
                severity = here.find(Treatment.AddedDenied.class) == null ? Severity.COMPATIBLE : Severity.BREAKING;
            }
        }
        for (int i = 0; i < Math.min(legacyParts.size(), candidateParts.size()) && shape.isEmpty(); i++) {
            Verdict verdict = values.compare(quoted(legacyParts.get(i)), quoted(candidateParts.get(i)), here);
            if (verdict instanceof Verdict.Allowed allowed) {
                report.masked(allowed.rule(), pattern);
            } else if (verdict instanceof Verdict.Differs differs) {
                if (differs.kind() == DifferenceKind.TENANT_LEAK) {
                    kind = DifferenceKind.TENANT_LEAK;
                    severity = Severity.CRITICAL;
                }
                shape = "header: " + ChangeShapes.text(legacyParts.get(i), candidateParts.get(i));
            }
        }
        if (!shape.isEmpty()) {
            report.difference(
                    new Location.InHeader(name),
                    pattern,
                    kind,
                    severity,
                    header(one),
                    header(other),
                    new ChangeShape(shape.toLowerCase(Locale.ROOT)),
                    here.find(Treatment.SeverityOverride.class));
        } else if (here.array() != null && !one.equals(other)) {
            report.masked(here.array().rule(), pattern);
        }
    }

    private Fragment header(List<String> values) {
        return values.isEmpty() ? Fragment.absent() : report.fragments().text(String.join(", ", values));
    }

    private static Span number(int status) {
        byte[] digits = Integer.toString(status).getBytes(StandardCharsets.US_ASCII);
        return new Span(digits, 0, digits.length);
    }

    private static Span quoted(String text) {
        byte[] json = JsonStrings.encode(text).getBytes(StandardCharsets.UTF_8);
        return new Span(json, 0, json.length);
    }
}

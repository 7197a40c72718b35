package dev.parallax.diff;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.media.MediaType;
import dev.parallax.diff.value.ValueComparison;
import dev.parallax.diff.value.Verdict;
import dev.parallax.diff.walk.Report;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.CompiledRules;
import dev.parallax.rules.trie.PlaceRules;
import java.nio.charset.StandardCharsets;

/** Compares what stands around the body: status, media type, and the header fields that rules name. */
final class EnvelopeDiff {

    private static final String CONTENT_TYPE = "content-type";
    private static final PathPattern STATUS = new PathPattern("status");

    private final CompiledRules rules;
    private final ValueComparison values;
    private final Report report;
    private final HeaderDiff headers;

    EnvelopeDiff(CompiledRules rules, ValueComparison values, Report report, Limits limits) {
        this.headers = new HeaderDiff(rules, values, report, limits);
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
                headers.compare(
                        name, legacy.headers().all(name), candidate.headers().all(name));
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
                && values.compare(HeaderDiff.quoted(one.name()), HeaderDiff.quoted(other.name()), here)
                        instanceof Verdict.Allowed allowed) {
            report.masked(allowed.rule(), pattern);
            return;
        }
        report.difference(
                new Location.InHeader(CONTENT_TYPE),
                pattern,
                DifferenceKind.MEDIA_TYPE,
                sameName ? Severity.DEVIATION : Severity.BREAKING,
                headers.shown(legacy.headers().all(CONTENT_TYPE)),
                headers.shown(candidate.headers().all(CONTENT_TYPE)),
                new ChangeShape(sameName ? "media type parameters changed" : named(one) + " became " + named(other)),
                here.find(Treatment.SeverityOverride.class));
    }

    /** Media types come from code, not from data; only odd ones are left out of the shape. */
    private static String named(MediaType type) {
        return type.isAbsent() || type.name().length() > 60 ? "no known media type" : type.name();
    }

    private static Span number(int status) {
        byte[] digits = Integer.toString(status).getBytes(StandardCharsets.US_ASCII);
        return new Span(digits, 0, digits.length);
    }
}

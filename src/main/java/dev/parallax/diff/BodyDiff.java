package dev.parallax.diff;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.encoding.ContentDecoding;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.media.MediaType;
import dev.parallax.diff.media.Notation;
import dev.parallax.diff.media.Transcoding;
import dev.parallax.diff.media.UnreadableException;
import dev.parallax.diff.value.TextForms;
import dev.parallax.diff.value.ValueComparison;
import dev.parallax.diff.walk.Findings;
import dev.parallax.diff.walk.LeafSearch;
import dev.parallax.diff.walk.LockStep;
import dev.parallax.diff.walk.Place;
import dev.parallax.diff.walk.Report;
import dev.parallax.diff.walk.Walk;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.CompiledRules;
import dev.parallax.rules.trie.PlaceRules;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares bodies: decodes them, tells what they are, and hands them to the comparison for that. */
final class BodyDiff {

    private static final PathPattern ROOT = Place.root().pattern();

    private final CompiledRules rules;
    private final ValueComparison values;
    private final Findings findings;
    private final Report report;
    private final Limits limits;

    BodyDiff(CompiledRules rules, ValueComparison values, Findings findings, Report report, Limits limits) {
        this.rules = rules;
        this.values = values;
        this.findings = findings;
        this.report = report;
        this.limits = limits;
    }

    /** Compares; answers whether there was something to compare and rules left none of it. */
    boolean compare(Reply.Answer legacy, Reply.Answer candidate) {
        MediaType legacyType = MediaType.of(legacy.headers());
        MediaType candidateType = MediaType.of(candidate.headers());
        List<String> legacyCodings = ContentDecoding.codings(legacy.headers());
        List<String> candidateCodings = ContentDecoding.codings(candidate.headers());
        boolean reflexive = rules.root().reflexive();
        boolean sameCharset = Transcoding.isSameCharset(legacyType, candidateType);
        if (reflexive
                && sameCharset
                && legacyCodings.equals(candidateCodings)
                && legacy.body().equals(candidate.body())) {
            return false;
        }
        byte[] one = decoded(legacy, legacyCodings, legacyType, "legacy");
        byte[] other = decoded(candidate, candidateCodings, candidateType, "candidate");
        boolean coded = !legacyCodings.isEmpty() || !candidateCodings.isEmpty() || !sameCharset;
        if (one == null || other == null) {
            return false;
        }
        boolean announced = legacyType.isJson() && candidateType.isJson();
        Notation notation = announced ? null : notation(legacyType, candidateType);
        boolean equal = coded && notation != Notation.XML && Arrays.equals(one, other);
        if (reflexive && equal) {
            return false;
        }
        PlaceRules here = rules.root().here();
        if (here.ignore() != null) {
            if (!Arrays.equals(one, other)) {
                report.masked(here.ignore().rule(), ROOT);
            }
            return one.length + other.length > 0;
        }
        if (notation != null) {
            return inNotation(
                    new AnnouncedBody(one, legacyType), new AnnouncedBody(other, candidateType), notation, here);
        }
        boolean possible = announced
                || ((legacyType.isJson() || legacyType.isAbsent() || candidateType.isJson() || candidateType.isAbsent())
                        && looksLikeJson(one)
                        && looksLikeJson(other));
        if (possible && (one.length > 0 || other.length > 0)) {
            Findings.Mark mark = findings.mark();
            try {
                return json(one, other);
            } catch (NotJsonException e) {
                findings.takeBack(mark);
                if (announced && !Arrays.equals(one, other)) {
                    unparseable(one, other, "legacy: " + problem(one) + "; candidate: " + problem(other));
                    return false;
                }
            }
        }
        if (!Arrays.equals(one, other)) {
            other(one, other, legacyType, here);
        }
        return false;
    }

    /** The notation both bodies are announced in, or the one is and the other says nothing; null if there is none. */
    private static @Nullable Notation notation(MediaType legacy, MediaType candidate) {
        Notation one = Notation.of(legacy).orElse(null);
        Notation other = Notation.of(candidate).orElse(null);
        if (legacy.isAbsent() || candidate.isAbsent()) {
            return one == null ? other : one;
        }
        return one == other ? one : null;
    }

    private boolean inNotation(AnnouncedBody legacy, AnnouncedBody candidate, Notation notation, PlaceRules here) {
        try {
            return new NotationDiff(findings, limits).compare(legacy, candidate, notation, this::json);
        } catch (NotationDiff.OneUnreadableException e) {
            unparseable(legacy.bytes(), candidate.bytes(), String.valueOf(e.getMessage()));
        } catch (UnreadableException e) {
            // Both are broken, or beyond what Parallax reads: then every byte counts.
            if (!Arrays.equals(legacy.bytes(), candidate.bytes())) {
                other(legacy.bytes(), candidate.bytes(), legacy.type(), here);
            }
        }
        return false;
    }

    private byte @Nullable [] decoded(Reply.Answer answer, List<String> codings, MediaType type, String who) {
        String problem;
        try {
            return Transcoding.utf8(
                    new ContentDecoding(limits).decode(answer.body().bytes(), codings), type);
        } catch (ContentDecoding.CorruptException e) {
            problem = who + "'s body is not in its content coding";
        } catch (UnreadableException e) {
            problem = who + "'s body has " + e.problem();
        }
        report.difference(
                new Location.WholeReply(),
                ROOT,
                DifferenceKind.UNPARSEABLE,
                Severity.BREAKING,
                Fragment.absent(),
                Fragment.absent(),
                new ChangeShape(problem),
                null);
        return null;
    }

    private boolean json(byte[] one, byte[] other) throws NotJsonException {
        Walk walk = new Walk(values, findings, report, limits);
        int start = JsonScanner.start(one);
        int candidateStart = JsonScanner.start(other);
        new LockStep(
                        walk,
                        new Span(one, start, one.length),
                        new Span(other, candidateStart, other.length),
                        rules.root(),
                        Place.root(),
                        null)
                .compare();
        if (start != candidateStart) {
            report.difference(
                    new Location.WholeReply(),
                    ROOT,
                    DifferenceKind.LEXICAL,
                    Severity.DEVIATION,
                    Fragment.absent(),
                    Fragment.absent(),
                    new ChangeShape("byte order mark " + (start > 0 ? "removed" : "added")),
                    rules.root().here().find(Treatment.SeverityOverride.class));
        }
        return rules.ignoresInBodies()
                && findings.substantial() == 0
                && (new LeafSearch(one, limits).allIgnored(rules.root())
                        || new LeafSearch(other, limits).allIgnored(rules.root()));
    }

    private void unparseable(byte[] legacy, byte[] candidate, String problem) {
        report.difference(
                new Location.WholeReply(),
                ROOT,
                DifferenceKind.UNPARSEABLE,
                Severity.BREAKING,
                report.fragments().bytes(legacy, 0, legacy.length),
                report.fragments().bytes(candidate, 0, candidate.length),
                new ChangeShape(problem),
                rules.root().here().find(Treatment.SeverityOverride.class));
    }

    private String problem(byte[] doc) {
        if (doc.length == 0) {
            return "empty body";
        }
        try {
            JsonScanner.check(doc, limits.depth());
            return "json";
        } catch (NotJsonException e) {
            return e.problem();
        }
    }

    private void other(byte[] legacy, byte[] candidate, MediaType type, PlaceRules here) {
        Applied<Treatment.SeverityOverride> override = here.find(Treatment.SeverityOverride.class);
        boolean text = type.isText();
        if (text && TextForms.any(here)) {
            String one = TextForms.all(TextBodies.text(legacy), here);
            if (one.equals(TextForms.all(TextBodies.text(candidate), here))) {
                Applied<?> rule = TextForms.first(here);
                report.masked(rule.rule(), ROOT);
                return;
            }
        }
        report.difference(
                new Location.WholeReply(),
                ROOT,
                DifferenceKind.VALUE,
                Severity.DEVIATION,
                text ? TextBodies.around(legacy, candidate, report.fragments()) : digest(legacy),
                text ? TextBodies.around(candidate, legacy, report.fragments()) : digest(candidate),
                new ChangeShape(shape(legacy, candidate, text ? "text" : "bytes")),
                override);
    }

    private static String shape(byte[] legacy, byte[] candidate, String what) {
        if (legacy.length == 0 || candidate.length == 0) {
            return what + (legacy.length == 0 ? " instead of an empty body" : " became an empty body");
        }
        return what + " changed";
    }

    private Fragment digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Fragment.Present("sha-256:" + HexFormat.of().formatHex(hash), bytes.length, bytes.length > 0);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean looksLikeJson(byte[] doc) {
        for (byte b : doc) {
            if (b > ' ') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }
}

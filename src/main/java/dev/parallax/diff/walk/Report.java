package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.Span;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import org.jspecify.annotations.Nullable;

/** Turns what a walk meets into findings: renders places and values, and lets rules set the severity. */
public final class Report {

    private final Findings findings;
    private final Fragments fragments;

    public Report(Findings findings, Limits limits) {
        this.findings = findings;
        this.fragments = new Fragments(limits);
    }

    public Fragments fragments() {
        return fragments;
    }

    /** A difference in a JSON body; {@code null} stands for an absent value. */
    public void inBody(
            Place at,
            DifferenceKind kind,
            Severity severity,
            @Nullable Span legacy,
            @Nullable Span candidate,
            ChangeShape shape,
            @Nullable Applied<Treatment.SeverityOverride> override) {
        difference(
                at.location(),
                at.pattern(),
                kind,
                severity,
                fragments.of(legacy),
                fragments.of(candidate),
                shape,
                override);
    }

    /** A difference anywhere. A rule may change its severity, but never that of a leak. */
    public void difference(
            Location at,
            PathPattern pattern,
            DifferenceKind kind,
            Severity severity,
            Fragment legacy,
            Fragment candidate,
            ChangeShape shape,
            @Nullable Applied<Treatment.SeverityOverride> override) {
        Severity judged = severity;
        if (override != null && severity != Severity.CRITICAL) {
            judged = override.treatment().severity();
            if (severity.blocks() && !judged.blocks()) {
                findings.mask(override.rule(), pattern);
            }
        }
        findings.add(new Difference(at, pattern, kind, judged, legacy, candidate, shape));
    }

    /** How many differences were found so far. */
    public int differences() {
        return findings.differences();
    }

    public void masked(RuleId rule, PathPattern pattern) {
        findings.mask(rule, pattern);
    }

    public void masked(RuleId rule, Place at) {
        findings.mask(rule, at.pattern());
    }
}

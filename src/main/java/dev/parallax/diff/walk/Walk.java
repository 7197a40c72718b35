package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.ChangeShapes;
import dev.parallax.diff.value.ValueComparison;
import dev.parallax.diff.value.Verdict;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import dev.parallax.rules.trie.RuleState;
import org.jspecify.annotations.Nullable;

/** What walks over one pair of bodies share: rules' verdicts, findings, limits, and the work done so far. */
public final class Walk {

    private final ValueComparison values;
    private final Findings findings;
    private final Report report;
    private final Limits limits;
    private final Weights weights;
    private long work;

    /**
     * How bad it is where no rule says.
     *
     * @param missing something legacy has and the candidate does not, or of another type
     * @param added a member only the candidate has
     */
    public record Weights(Severity missing, Severity added) {

        /** In a body: clients break over what is gone, and pass over what they do not know. */
        public static final Weights BODY = new Weights(Severity.BREAKING, Severity.COMPATIBLE);

        /** In a header field: each part changes what clients and caches do. */
        public static final Weights HEADER = new Weights(Severity.DEVIATION, Severity.DEVIATION);
    }

    public Walk(ValueComparison values, Findings findings, Report report, Limits limits) {
        this(values, findings, report, limits, Weights.BODY);
    }

    public Walk(ValueComparison values, Findings findings, Report report, Limits limits, Weights weights) {
        this.weights = weights;
        this.values = values;
        this.findings = findings;
        this.report = report;
        this.limits = limits;
    }

    /** A walk that finds out whether two values are equivalent, under the same limits. */
    public Walk trial() {
        Findings own = new Findings(limits);
        Walk trial = new Walk(values, own, new Report(own, limits), limits, weights);
        trial.work = work;
        return trial;
    }

    /** Takes over the work a trial did. */
    public void account(Walk trial) {
        work = trial.work;
    }

    public ValueComparison values() {
        return values;
    }

    public Findings findings() {
        return findings;
    }

    public Report report() {
        return report;
    }

    public Limits limits() {
        return limits;
    }

    /** Counts work that is done a second time, so that no document can make it more than the limit. */
    public void spend(long steps) {
        work += steps;
        if (work > limits.work()) {
            throw new Refusal(SkipReason.BUDGET, "over " + limits.work() + " steps of work");
        }
    }

    public void ignored(PlaceRules here, Place at, boolean differs) {
        Applied<Treatment.Ignore> rule = here.ignore();
        if (differs && rule != null) {
            report.masked(rule.rule(), at);
        }
    }

    /** Reports how two present values differ. */
    public void differs(
            Verdict.Differs verdict,
            Place at,
            Span legacy,
            Span candidate,
            @Nullable Applied<Treatment.SeverityOverride> override) {
        DifferenceKind kind = verdict.kind();
        switch (kind) {
            case TENANT_LEAK -> leak(at, legacy, candidate);
            case LEXICAL ->
                report.inBody(
                        at,
                        kind,
                        Severity.COSMETIC,
                        legacy,
                        candidate,
                        ChangeShapes.lexical(legacy, candidate),
                        override);
            case TYPE ->
                report.inBody(
                        at, kind, weights.missing(), legacy, candidate, ChangeShapes.type(legacy, candidate), override);
            default ->
                report.inBody(
                        at,
                        kind,
                        Severity.DEVIATION,
                        legacy,
                        candidate,
                        ChangeShapes.value(legacy, candidate),
                        override);
        }
    }

    public void leak(Place at, @Nullable Span legacy, @Nullable Span candidate) {
        report.inBody(
                at,
                DifferenceKind.TENANT_LEAK,
                Severity.CRITICAL,
                legacy,
                candidate,
                new ChangeShape("another tenant is named"),
                null);
    }

    public void keysReordered(Place at, @Nullable Applied<Treatment.SeverityOverride> override) {
        report.inBody(
                at,
                DifferenceKind.LEXICAL,
                Severity.COSMETIC,
                null,
                null,
                new ChangeShape("keys in another order"),
                override);
    }

    public void elementsReordered(
            Place at, Span legacy, Span candidate, @Nullable Applied<Treatment.SeverityOverride> override) {
        report.inBody(
                at,
                DifferenceKind.ORDER,
                Severity.DEVIATION,
                legacy,
                candidate,
                new ChangeShape("elements in another order"),
                override);
    }

    /**
     * Reports a member or element only one side has.
     *
     * @param repeated whether the other side has the member, but not so often
     * @param renamed the name the other side likely has it under; null if none is known
     * @param object whether it is a member rather than an element
     */
    public void oneSided(
            Span value,
            Side side,
            Place at,
            RuleState state,
            RuleState around,
            boolean object,
            boolean repeated,
            @Nullable String renamed,
            @Nullable Applied<Treatment.SeverityOverride> above)
            throws NotJsonException {
        PlaceRules there = state.here();
        if (there.ignore() != null) {
            ignored(there, at, true);
            return;
        }
        Applied<?> absent = object ? ValueComparison.absentLike(value, there) : null;
        if (absent != null) {
            report.masked(absent.rule(), at);
            return;
        }
        boolean inLegacy = side == Side.LEGACY;
        boolean denied = around.here().find(Treatment.AddedDenied.class) != null
                || there.find(Treatment.AddedDenied.class) != null;
        Severity added = denied ? Severity.BREAKING : object ? weights.added() : Severity.DEVIATION;
        ChangeShape shape = ChangeShapes.oneSided(value, side);
        if (repeated) {
            shape = new ChangeShape(shape.text() + ", the key is repeated");
        } else if (renamed != null) {
            shape = new ChangeShape(shape.text() + Renames.clause(side, renamed));
        }
        DifferenceKind kind = inLegacy ? DifferenceKind.REMOVED : DifferenceKind.ADDED;
        Applied<Treatment.SeverityOverride> own = there.find(Treatment.SeverityOverride.class);
        report.inBody(
                at,
                repeated ? DifferenceKind.DUPLICATE_KEY : kind,
                inLegacy || repeated ? weights.missing() : added,
                inLegacy ? value : null,
                inLegacy ? null : value,
                shape,
                own == null ? above : own);
        if (!state.reflexive()) {
            new LeakSearch(this, value.doc(), side).search(value.start(), at, state);
        }
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.policy.MismatchLimit;
import dev.parallax.readiness.statistics.AnytimeTest;
import dev.parallax.readiness.statistics.ExactBounds;
import dev.parallax.readiness.statistics.Trials;
import java.util.List;

/** Is the mismatch rate shown to be below the limit, shown to be above it, or neither yet? */
final class MismatchCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        MismatchLimit required = docket.required().mismatches();
        AnytimeTest test = new AnytimeTest(required.limit(), docket.confidence());
        Trials trials = docket.trials();
        if (test.passes(trials)) {
            return List.of(shown(trials, docket));
        }
        TwoLevels pooled = new TwoLevels(docket);
        if (pooled.shown()) {
            return List.of(pooled.reason());
        }
        return ExactBounds.isAbove(required.limit(), trials, required.confidence())
                ? List.of(refuted(trials, required))
                : List.of(open(trials, test.casesNeeded(trials.mismatched()), docket));
    }

    private static Reason shown(Trials trials, Docket docket) {
        MismatchLimit required = docket.required().mismatches();
        return Reason.of(
                        ReasonCode.MISMATCH_BOUND,
                        Decision.READY,
                        count(trials) + (isOne(trials) ? " shows" : " show") + " the rate to be below "
                                + required.limit() + " with " + required.confidence()
                                + " confidence, however often it is asked" + attempt(docket))
                .found("at most "
                        + AnytimeTest.upperBound(trials, docket.confidence()).roundedUp())
                .asked("below " + required.limit());
    }

    private static Reason refuted(Trials trials, MismatchLimit required) {
        return Reason.of(
                        ReasonCode.MISMATCH_RATE,
                        Decision.NOT_READY,
                        count(trials) + ": more than " + required.limit() + " of them, with " + required.confidence()
                                + " confidence")
                .found("at least " + ExactBounds.lower(trials, required.confidence()))
                .asked("below " + required.limit())
                .curedBy("fix the candidate; a new build starts afresh");
    }

    private static Reason open(Trials trials, long needed, Docket docket) {
        MismatchLimit required = docket.required().mismatches();
        long more = Math.max(1, needed - trials.cases());
        return Reason.of(
                        ReasonCode.MISMATCH_BOUND,
                        Decision.INSUFFICIENT_EVIDENCE,
                        count(trials) + (isOne(trials) ? " does" : " do") + " not show the rate to be below "
                                + required.limit() + " with "
                                + required.confidence() + " confidence; " + Shown.count(needed) + " would"
                                + attempt(docket) + pool(docket))
                .found(Shown.count(trials.cases(), "distinct case"))
                .asked("at least " + Shown.count(needed))
                .curedBy(Shown.count(more, "more distinct case") + " without a mismatch: "
                        + Forecast.until(more, trials.cases(), docket)
                        + Again.or(docket));
    }

    /** Only from the second attempt on, as the first is what everybody expects. */
    private static String attempt(Docket docket) {
        return docket.attempt() == 1 ? "" : " (attempt " + docket.attempt() + " at these builds)";
    }

    private static String pool(Docket docket) {
        return docket.required().pooling().allowed()
                ? new TwoLevels(docket).lack().map(lack -> "; " + lack).orElse("")
                : "";
    }

    /** Whether what {@link #count(Trials)} speaks of is one thing. */
    private static boolean isOne(Trials trials) {
        return (trials.mismatched() == 0 ? trials.cases() : trials.mismatched()) == 1;
    }

    static String count(Trials trials) {
        return trials.mismatched() == 0
                ? Shown.count(trials.cases(), "distinct case") + " without a mismatch"
                : Shown.count(trials.mismatched(), "mismatch") + " in " + Shown.count(trials.cases(), "distinct case");
    }
}

package dev.parallax.readiness;

import java.util.Comparator;
import java.util.Optional;

/** What to do next for a tenant: of all that is unsatisfied, the step that costs least. */
public final class NextStep {

    private NextStep() {}

    /** The cheapest unsatisfied check that says what would cure it; empty if there is none. */
    public static Optional<Reason> of(Verdict verdict) {
        return verdict.reasons().stream()
                .filter(reason -> reason.decision() != Decision.READY && reason.cure() != null)
                .min(Comparator.comparing(reason -> effort(reason.code())));
    }

    /** From a look at one's own service, over waiting and asking again, to changing the candidate. */
    static int effort(ReasonCode code) {
        return switch (code) {
            case STORE_UNAVAILABLE, PIPELINE_UNSOUND, CLOCK_SKEW -> 0;
            case NO_NEW_EVIDENCE, STALE, SUPERSEDED, DISTINCT_CASES, MISMATCH_BOUND, LATENCY_PAIRS, NO_EVIDENCE -> 1;
            case OPERATION_UNSEEN, CONTRACT_UNSEEN, NOT_EXERCISED -> 2;
            case BLACKOUT, SOAK, BUILDS_MIXED -> 3;
            case BUILD_UNKNOWN, NOT_COMPARED_SHARE, UNSTABLE_SHARE -> 4;
            case MASKED_SHARE -> 5;
            case OPEN_DISCREPANCY, DISCREPANCY_OVERFLOW, MISMATCH_RATE, SLOWER -> 6;
            case CONSERVATION_BROKEN, WAIVED, POOLED, OVERRIDDEN -> 7;
        };
    }
}

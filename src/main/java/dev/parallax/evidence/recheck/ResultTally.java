package dev.parallax.evidence.recheck;

import dev.parallax.capture.LeftOut;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.exchange.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Adds up what comes of asking again. Used by one thread. */
final class ResultTally {

    private final Map<Outcome.Kind, Long> outcomes = new EnumMap<>(Outcome.Kind.class);
    private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
    private final Map<DiscrepancyId, Long> shown = new HashMap<>();
    private final Map<DiscrepancyId, Long> notShown = new HashMap<>();

    void leftOut(LeftOut reason) {
        leftOut.merge(reason, 1L, Long::sum);
    }

    void outcome(Outcome.Kind outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    void shown(DiscrepancyId id) {
        shown.merge(id, 1L, Long::sum);
    }

    void notShown(DiscrepancyId id) {
        notShown.merge(id, 1L, Long::sum);
    }

    RecheckResult result() {
        return new RecheckResult(outcomes, leftOut, shown, notShown);
    }
}

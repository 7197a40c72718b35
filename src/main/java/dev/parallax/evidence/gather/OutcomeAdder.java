package dev.parallax.evidence.gather;

import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.SkipReason;
import java.util.EnumMap;
import java.util.Map;

/** Adds outcomes up. Guarded by its stripe's lock. */
final class OutcomeAdder {

    private final Map<SkipReason, Long> notCompared = new EnumMap<>(SkipReason.class);
    private long match;
    private long mismatch;
    private long unstable;
    private long vacuous;

    void add(Outcome outcome) {
        if (outcome instanceof Outcome.NotCompared skipped) {
            notCompared.merge(skipped.reason(), 1L, Long::sum);
            return;
        }
        switch (outcome.kind()) {
            case MATCH -> match++;
            case MISMATCH -> mismatch++;
            case UNSTABLE -> unstable++;
            case VACUOUS -> vacuous++;
            case NOT_COMPARED -> throw new AssertionError("handled above");
        }
    }

    Outcomes sum() {
        return new Outcomes(match, mismatch, unstable, vacuous, notCompared);
    }
}

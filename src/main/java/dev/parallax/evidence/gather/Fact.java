package dev.parallax.evidence.gather;

import dev.parallax.compare.Observation;
import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An observation with what has been worked out about it before any lock is taken.
 *
 * @param outcome what became of the read
 * @param pair the pair it is about; null if there never was one
 * @param epoch which builds and rules it speaks about
 * @param caseHash which case it is; 0 if it was not compared
 * @param masked whether it leaned on a rule
 * @param synthetic whether no client was waiting
 * @param at when the outcome was known
 */
record Fact(
        Outcome outcome,
        @Nullable Pair pair,
        Epoch epoch,
        long caseHash,
        boolean masked,
        boolean synthetic,
        Instant at) {

    static Fact of(Observation observation, Epoch epoch) {
        Pair pair = observation.settledPair();
        boolean compared = isCompared(observation.outcome()) && pair != null;
        return new Fact(
                observation.outcome(),
                pair,
                epoch,
                compared && pair != null ? CaseHash.of(pair) : 0,
                !observation.masked().isEmpty(),
                observation.read().origin().synthetic(),
                observation.at());
    }

    boolean isCompared() {
        return isCompared(outcome);
    }

    private static boolean isCompared(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.MATCH || outcome.kind() == Outcome.Kind.MISMATCH;
    }
}

package dev.parallax.compare;

import dev.parallax.diff.Comparison.Compared;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Outcome;
import java.util.List;

/** What one look at a pair says. */
sealed interface Classified {

    /**
     * It is settled: nothing a re-read could change.
     *
     * @param outcome what became of the pair
     * @param masked what rules allowed
     */
    record Final(Outcome outcome, List<Masked> masked) implements Classified {}

    /**
     * The sides differ in a way that blocks; whether that is a bug depends on the data having stood still.
     *
     * @param comparison all differences
     */
    record Differs(Compared comparison) implements Classified {}
}

package dev.parallax.report;

import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Outcome;
import java.util.List;

/** The differences an outcome carries, blocking or not. */
final class OutcomeDifferences {

    private OutcomeDifferences() {}

    static List<Difference> of(Outcome outcome) {
        if (outcome instanceof Outcome.Mismatch mismatch) {
            return mismatch.differences();
        }
        return outcome instanceof Outcome.Match match ? match.notes() : List.of();
    }
}

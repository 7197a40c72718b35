package dev.parallax.evidence.recheck;

import dev.parallax.capture.LeftOut;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.exchange.Outcome;
import java.util.Map;
import java.util.Set;

/**
 * What came of asking again. All of it is in the evidence too, labelled synthetic.
 *
 * @param outcomes reads asked, by outcome
 * @param leftOut reads that may not be asked any more, by reason
 * @param shown discrepancies that were shown again
 * @param notShown discrepancies that reads which had shown them did not show again, though they were compared
 */
public record RecheckResult(
        Map<Outcome.Kind, Long> outcomes,
        Map<LeftOut, Long> leftOut,
        Map<DiscrepancyId, Long> shown,
        Map<DiscrepancyId, Long> notShown) {

    /** Copies the maps. */
    public RecheckResult {
        outcomes = Map.copyOf(outcomes);
        leftOut = Map.copyOf(leftOut);
        shown = Map.copyOf(shown);
        notShown = Map.copyOf(notShown);
    }

    /** Reads that were asked. */
    public long asked() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Discrepancies of which no read that had shown them did so again. */
    public Set<DiscrepancyId> gone() {
        return notShown.keySet().stream()
                .filter(id -> !shown.containsKey(id))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}

package dev.parallax.evidence.gather;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Epoch;
import java.util.Set;

/**
 * What evidence made of an observation.
 *
 * @param epoch which builds and rules it speaks about
 * @param discrepancies which it shows
 */
public record Finding(Epoch epoch, Set<DiscrepancyId> discrepancies) {

    /** Copies the set. */
    public Finding {
        discrepancies = Set.copyOf(discrepancies);
    }
}

package dev.parallax.report.backtest;

import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.SampledPair;
import java.util.List;

/**
 * A discrepancy with its samples.
 *
 * @param group the discrepancy
 * @param sentence what changed, for people
 * @param samples pairs that showed it
 */
public record Case(DiscrepancyGroup group, String sentence, List<SampledPair> samples) {

    /** Copies the list. */
    public Case {
        samples = List.copyOf(samples);
    }
}

package dev.parallax.report.wire;

import org.jspecify.annotations.Nullable;

/**
 * How long each side took on the same requests, in milliseconds; all 0 if nothing was measured.
 *
 * @param pairs how many pairs it is drawn from
 * @param legacyP50Millis median of the legacy side
 * @param legacyP95Millis 95th percentile of the legacy side
 * @param candidateP50Millis median of the candidate side
 * @param candidateP95Millis 95th percentile of the candidate side
 * @param legacyP95AtLeastMillis what legacy's true 95th percentile is not below; both bounds hold with 95 % confidence
 * @param candidateP95AtMostMillis what the candidate's is not above; left out if there are too few pairs to say
 */
public record LatencyLine(
        long pairs,
        double legacyP50Millis,
        double legacyP95Millis,
        double candidateP50Millis,
        double candidateP95Millis,
        double legacyP95AtLeastMillis,
        @Nullable Double candidateP95AtMostMillis) {}

package dev.parallax.evidence;

import java.time.Duration;

/**
 * How long each side took on the same requests.
 *
 * @param pairs how many pairs it is drawn from; if 0 every duration is zero
 * @param legacyP50 median of the legacy side
 * @param legacyP95 95th percentile of the legacy side
 * @param candidateP50 median of the candidate side
 * @param candidateP95 95th percentile of the candidate side
 */
public record LatencyProfile(
        long pairs, Duration legacyP50, Duration legacyP95, Duration candidateP50, Duration candidateP95) {

    /** Nothing measured. */
    public static final LatencyProfile NONE =
            new LatencyProfile(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}

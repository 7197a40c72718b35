package dev.parallax.evidence;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each side took on the same requests.
 *
 * <p>The two bounds are between order statistics, so they hold for any distribution, and each fails with probability at most
 * 2.5 %. As both sides answered the same requests, slow requests are slow for both; the bounds are added up by Bonferroni,
 * which is true however the two hang together: with 95 % confidence both hold.
 *
 * @param pairs how many pairs it is drawn from; if 0 every duration is zero
 * @param legacyP50 median of the legacy side
 * @param legacyP95 95th percentile of the legacy side
 * @param candidateP50 median of the candidate side
 * @param candidateP95 95th percentile of the candidate side
 * @param legacyP95AtLeast what legacy's true 95th percentile is not below; zero if there are too few pairs to say
 * @param candidateP95AtMost what the candidate's true 95th percentile is not above; null if there are too few pairs to say,
 *     which is below 72
 */
public record LatencyProfile(
        long pairs,
        Duration legacyP50,
        Duration legacyP95,
        Duration candidateP50,
        Duration candidateP95,
        Duration legacyP95AtLeast,
        @Nullable Duration candidateP95AtMost) {

    /** Nothing measured. */
    public static final LatencyProfile NONE =
            new LatencyProfile(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, null);
}

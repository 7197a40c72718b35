package dev.parallax.readiness.policy;

import java.time.Duration;

/**
 * How much slower the candidate may be at the 95th percentile: by {@code ratio} or by {@code slack}, whichever allows more.
 *
 * @param ratio candidate over legacy; at least 1
 * @param slack that much is never held against it, so that noise on fast operations is not
 * @param pairs how many pairs it takes to say so
 * @param shown whether it has to be shown with 95 % confidence, rather than just measured
 */
public record LatencyLimit(double ratio, Duration slack, long pairs, boolean shown) {

    /** The slowest 95th percentile allowed where legacy has {@code legacyP95}. */
    public Duration allowed(Duration legacyP95) {
        Duration byRatio = Duration.ofNanos((long) (legacyP95.toNanos() * ratio));
        Duration bySlack = legacyP95.plus(slack);
        return byRatio.compareTo(bySlack) > 0 ? byRatio : bySlack;
    }
}

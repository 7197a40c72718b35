package dev.parallax.readiness.judge;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something will have come together if it keeps coming at the rate it came so far. */
final class Forecast {

    /** Beyond it a date would promise more than the figures carry. */
    private static final Duration FARTHEST = Duration.ofDays(365);

    private Forecast() {}

    /** {@code about 31 h at the current rate}, or why nothing can be said. */
    static String until(long more, long soFar, @Nullable Instant since, Instant now) {
        if (since == null || soFar <= 0 || !since.isBefore(now)) {
            return "no rate to go by yet";
        }
        double seconds = (double) Duration.between(since, now).toSeconds() * more / soFar;
        return seconds > FARTHEST.toSeconds()
                ? "over a year at the current rate"
                : "about " + Shown.duration(Duration.ofSeconds(Math.max(1, (long) Math.ceil(seconds))))
                        + " at the current rate";
    }
}

package dev.parallax.readiness.judge;

import java.time.Duration;
import java.time.Instant;

/** When something will have come together if it keeps coming at the rate it came so far. */
final class Forecast {

    /** Beyond it a date would promise more than the figures carry. */
    private static final Duration FARTHEST = Duration.ofDays(365);

    /** Nobody misses reads for less. */
    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);

    /** So many reads that should have come at the rate so far, and did not, are no chance any more: e to the -20. */
    private static final double MISSED = 20;

    private Forecast() {}

    /** {@code about 31 h at the current rate}, or why nothing can be said. */
    static String until(long more, long soFar, Docket docket) {
        Instant since = docket.evidence().epochStartedAt();
        if (since == null || soFar <= 0 || !since.isBefore(docket.now())) {
            return "no rate to go by yet";
        }
        Instant last = docket.evidence().lastComparedAt();
        if (last != null && isSilent(since, last, docket)) {
            return "no date, as nothing was compared for " + Shown.duration(Duration.between(last, docket.now()));
        }
        double seconds = (double) Duration.between(since, docket.now()).toSeconds() * more / soFar;
        return seconds > FARTHEST.toSeconds()
                ? "over a year at the current rate"
                : "about " + Shown.duration(Duration.ofSeconds(Math.max(1, (long) Math.ceil(seconds))))
                        + " at the current rate";
    }

    /** Whether reads have stopped coming: a rate of what came before says nothing of what is to come. */
    private static boolean isSilent(Instant since, Instant last, Docket docket) {
        Duration silence = Duration.between(last, docket.now());
        double coming = Math.max(1, Duration.between(since, last).toMillis());
        double missed = docket.evidence().counts().compared() / coming * silence.toMillis();
        return silence.compareTo(SHORTEST_SILENCE) >= 0 && missed >= MISSED;
    }
}

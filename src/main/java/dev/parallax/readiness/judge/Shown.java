package dev.parallax.readiness.judge;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Figures as people read them, the same in every locale. */
final class Shown {

    private Shown() {}

    /** {@code 2,995}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 case}, {@code 2 cases}, {@code 3 matches}. */
    static String count(long count, String singular) {
        String ending = count == 1 ? "" : singular.endsWith("ch") ? "es" : "s";
        return count(count) + " " + singular + ending;
    }

    /** The largest unit that leaves two digits or more, rounded up: {@code 36 h}, {@code 3 d}. */
    static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "0 s";
        }
        if (duration.toDays() >= 3) {
            return up(duration, Duration.ofDays(1)) + " d";
        }
        if (duration.toMinutes() >= 100) {
            return up(duration, Duration.ofHours(1)) + " h";
        }
        if (duration.toSeconds() >= 100) {
            return up(duration, Duration.ofMinutes(1)) + " min";
        }
        return duration.toMillis() > 0 && duration.toSeconds() < 1
                ? duration.toMillis() + " ms"
                : up(duration, Duration.ofSeconds(1)) + " s";
    }

    /** Milliseconds with a digit for short ones: {@code 4.2 ms}. */
    static String latency(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
    }

    /** A moment to the second. */
    static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String up(Duration duration, Duration unit) {
        return count((duration.toSeconds() + unit.toSeconds() - 1) / unit.toSeconds());
    }
}

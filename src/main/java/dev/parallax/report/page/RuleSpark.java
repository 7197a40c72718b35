package dev.parallax.report.page;

import dev.parallax.evidence.RuleUseReader.Hour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule masked in the last day, hour by hour, 240 wide and {@value #HEIGHT} high; its busiest hour is the top.
 *
 * @param bars the hours in which it masked something, oldest first
 * @param words the day in a sentence, for those who do not see it
 */
public record RuleSpark(List<Bar> bars, String words) {

    private static final int HEIGHT = 24;
    private static final int HOUR = 10;

    /** So high at least: one place can be seen beside a million. */
    private static final int LEAST = 2;

    /** Copies the list. */
    public RuleSpark {
        bars = List.copyOf(bars);
    }

    /**
     * One hour.
     *
     * @param x where it begins
     * @param y where its bar begins
     * @param height how high its bar is
     */
    public record Bar(long x, long y, long height) {}

    /** Draws the day that began at {@code start}. */
    public static RuleSpark of(List<Hour> hours, Instant start) {
        long most = hours.stream().mapToLong(Hour::places).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        long sum = 0;
        for (Hour hour : hours) {
            long at = Duration.between(start, hour.at()).toHours();
            if (at < 0 || at >= Sparkline.SPAN.toHours() || hour.places() <= 0) {
                continue;
            }
            sum += hour.places();
            long height = Math.max(LEAST, Math.round((double) hour.places() * HEIGHT / most));
            bars.add(new Bar(at * HOUR, HEIGHT - height, height));
        }
        return new RuleSpark(bars, sum == 0 ? "hid nothing in a day" : "hid " + Shown.grouped(sum) + " in a day");
    }
}

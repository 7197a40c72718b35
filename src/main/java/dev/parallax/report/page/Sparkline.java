package dev.parallax.report.page;

import dev.parallax.evidence.ChartReader.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A tenant's last day, hour by hour, 240 wide and {@value #HEIGHT} high: a foot where reads agreed, a bar where
 * some did not.
 *
 * @param bars the hours with compared reads, oldest first
 * @param words the day in a sentence, for those who do not see it
 */
public record Sparkline(List<Bar> bars, String words) {

    /** How far back it goes. */
    public static final Duration SPAN = Duration.ofHours(24);

    private static final int HEIGHT = 24;
    private static final int HOUR = 10;

    /** Height of what agreed, and of the least mismatch. */
    private static final int FOOT = 3;

    private static final int LEAST = 6;

    /** Copies the list. */
    public Sparkline {
        bars = List.copyOf(bars);
    }

    /**
     * One hour.
     *
     * @param x where it begins
     * @param y where its bar begins
     * @param height how high its bar is
     * @param mismatched whether a read differed
     */
    public record Bar(long x, long y, long height, boolean mismatched) {}

    /** Where the day begins that ends with the hour of {@code now}. */
    public static Instant start(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)).minus(SPAN);
    }

    /** Draws a day that began at {@code start}. The square root lets one read in a thousand be seen. */
    public static Sparkline of(List<Point> points, Instant start) {
        List<Bar> bars = new ArrayList<>();
        long match = 0;
        long mismatch = 0;
        for (Point point : points) {
            long hour = Duration.between(start, point.hour()).toHours();
            if (hour < 0 || hour >= SPAN.toHours()) {
                continue;
            }
            match += point.match();
            mismatch += point.mismatch();
            double rate = (double) point.mismatch() / Math.max(1, point.match() + point.mismatch());
            long height = point.mismatch() == 0 ? FOOT : Math.max(LEAST, Math.round(Math.sqrt(rate) * HEIGHT));
            bars.add(new Bar(hour * HOUR, HEIGHT - height, height, point.mismatch() > 0));
        }
        return new Sparkline(bars, words(match, mismatch));
    }

    private static String words(long match, long mismatch) {
        return match + mismatch == 0
                ? "nothing compared in a day"
                : Shown.grouped(mismatch) + " of " + Shown.grouped(match + mismatch) + " mismatched in a day";
    }
}

package dev.parallax.report.page;

import dev.parallax.evidence.CourseReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The mismatch rate over time as a chart, 1,000 wide and {@value #HEIGHT} high.
 *
 * @param bars one per hour with compared reads
 * @param deploys where another candidate build took over
 * @param highest the rate at the top of the chart, in words
 * @param from when the chart begins
 * @param to when it ends
 */
public record CourseView(List<Bar> bars, List<Deploy> deploys, String highest, Instant from, Instant to) {

    /** An hour alone would fill the chart and look like a wall. */
    private static final Duration SHORTEST = Duration.ofHours(24);

    /** Tops of the chart that people read easily. */
    private static final double[] TOPS = {0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5};

    /** Top of a chart in which nothing stands. */
    private static final double NOTHING = 0.01;

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 100;

    /** A mismatch among many matches must stay visible. */
    private static final long LOWEST_VISIBLE = 3;

    /** Copies the lists. */
    public CourseView {
        bars = List.copyOf(bars);
        deploys = List.copyOf(deploys);
    }

    /**
     * One hour.
     *
     * @param x where it begins
     * @param width how wide it is
     * @param y where its bar begins
     * @param height how high its bar is; 0 without a mismatch
     * @param words the hour in words
     */
    public record Bar(long x, long width, long y, long height, String words) {}

    /**
     * A candidate build's first hour.
     *
     * @param x where
     * @param build which, or that it is not named
     * @param at when
     */
    public record Deploy(long x, String build, Instant at) {}

    /** Lays the hours of a course out, oldest first. */
    static CourseView of(List<CourseReader.Hour> hours) {
        if (hours.isEmpty()) {
            return new CourseView(List.of(), List.of(), "", Instant.EPOCH, Instant.EPOCH);
        }
        Instant to = hours.get(hours.size() - 1).start().plus(Duration.ofHours(1));
        Instant from = earlier(hours.get(0).start(), to.minus(SHORTEST));
        long span = Math.max(1, Duration.between(from, to).toHours());
        double highest = top(hours.stream().mapToDouble(CourseView::rate).max().orElse(0));
        List<Bar> bars = new ArrayList<>();
        List<Deploy> deploys = new ArrayList<>();
        String build = null;
        for (CourseReader.Hour hour : hours) {
            long x = Duration.between(from, hour.start()).toHours() * WIDTH / span;
            bars.add(bar(hour, x, Math.max(1, WIDTH / span - 1), highest));
            String now =
                    hour.candidate() == null ? "not named" : hour.candidate().value();
            if (!Objects.equals(now, build)) {
                deploys.add(new Deploy(x, now, hour.start()));
                build = now;
            }
        }
        return new CourseView(bars, deploys, percent(highest), from, to);
    }

    private static Bar bar(CourseReader.Hour hour, long x, long width, double highest) {
        long height = hour.mismatch() == 0 ? 0 : Math.max(LOWEST_VISIBLE, Math.round(rate(hour) / highest * HEIGHT));
        String words = Shown.utc(hour.start()) + ": " + Shown.grouped(hour.mismatch()) + " of "
                + Shown.grouped(hour.match() + hour.mismatch()) + " compared reads mismatched ("
                + percent(rate(hour)) + ")";
        return new Bar(x, width, HEIGHT - height, height, words);
    }

    private static double top(double highest) {
        if (highest <= 0) {
            return NOTHING;
        }
        for (double top : TOPS) {
            if (highest <= top) {
                return top;
            }
        }
        return 1;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static double rate(CourseReader.Hour hour) {
        return (double) hour.mismatch() / Math.max(1, hour.match() + hour.mismatch());
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, rate > 0 && rate < 0.001 ? "%.3f %%" : "%.1f %%", rate * 100);
    }
}

package dev.parallax.report.page;

import dev.parallax.readiness.ProgressLog.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many tenants are left that are not ready, over time, and where that leads: 1,000 wide and {@value #HEIGHT} high.
 *
 * @param line the corners of the line of tenants left, as an SVG path
 * @param area the same, closed to the ground
 * @param projection the corners of where it leads; empty if it leads nowhere
 * @param now where the present stands
 * @param plan where the planned end stands; null if there is none or it is out of sight
 * @param left how many are left now
 * @param waiting how many of them something stands in the way of, whatever the pace
 * @param most how many there were at most: the top of the chart
 * @param from when the chart begins
 * @param to when it ends
 * @param plannedEnd the planned end; null if none is set
 * @param projectedEnd when the last tenant is ready at this pace; null if that cannot be said
 */
public record BurnDown(
        String line,
        String area,
        String projection,
        long now,
        @Nullable Long plan,
        long left,
        long waiting,
        long most,
        Instant from,
        Instant to,
        @Nullable LocalDate plannedEnd,
        @Nullable Instant projectedEnd) {

    private static final double WIDTH = 1_000;
    private static final double HEIGHT = 100;

    /** The pace is that of so much of the past. */
    private static final Duration LATELY = Duration.ofDays(14);

    /** What lies further ahead than so many times the past is not drawn: the past would be a dot. */
    private static final int FURTHEST = 3;

    /** A pace that takes longer is none. */
    private static final Duration NEVER = Duration.ofDays(3_650);

    /**
     * Draws it.
     *
     * @param steps how verdicts changed, oldest first
     * @param waiting how many tenants something stands in the way of now
     * @param plannedEnd the planned end; null if none is set
     */
    public static BurnDown of(List<Step> steps, long waiting, Instant now, @Nullable LocalDate plannedEnd) {
        Instant from = steps.isEmpty() ? now : steps.get(0).at();
        List<Level> levels = levels(steps, now);
        long left = levels.get(levels.size() - 1).left();
        long most = Math.max(1, levels.stream().mapToLong(Level::left).max().orElse(1));
        Instant projected = projectedEnd(levels, left, now);
        Instant planned = plannedEnd == null
                ? null
                : plannedEnd.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Duration past = longer(Duration.between(from, now), Duration.ofSeconds(1));
        Instant horizon = now.plus(past.multipliedBy(FURTHEST));
        Instant to = now.plus(past.dividedBy(10));
        for (Instant end : new Instant[] {projected, planned}) {
            if (end != null && end.isAfter(to)) {
                to = end.isBefore(horizon) ? end : horizon;
            }
        }
        Canvas canvas = new Canvas(from, Duration.between(from, to), most);
        String line = canvas.stairs(levels);
        return new BurnDown(
                line,
                line + " V" + Math.round(HEIGHT) + " H0 Z",
                projected == null ? "" : canvas.straight(new Level(now, left), new Level(projected, 0)),
                canvas.x(now),
                planned == null || planned.isAfter(to) || planned.isBefore(from) ? null : canvas.x(planned),
                left,
                Math.min(waiting, left),
                most,
                from,
                to,
                plannedEnd,
                projected);
    }

    /** How it goes, in a sentence or two. */
    public String words() {
        return left == 0 ? "Every tenant is ready." : pace() + fixes();
    }

    /** No pace moves a tenant that has something in its way. */
    private String fixes() {
        return waiting == 0
                ? ""
                : " " + Shown.grouped(waiting) + " of the " + Shown.grouped(left) + " left "
                        + (waiting == 1 ? "waits" : "wait") + " for a fix.";
    }

    private String pace() {
        if (projectedEnd == null) {
            return "No pace to go by: no fewer tenants are left than before.";
        }
        LocalDate end = LocalDate.ofInstant(projectedEnd, ZoneOffset.UTC);
        String pace = "At this pace the last tenant is ready on " + end;
        if (plannedEnd == null) {
            return pace + ".";
        }
        long days = plannedEnd.toEpochDay() - end.toEpochDay();
        if (days == 0) {
            return pace + ", the planned day.";
        }
        return pace + ", " + Shown.grouped(Math.abs(days)) + (Math.abs(days) == 1 ? " day " : " days ")
                + (days > 0 ? "before" : "after") + " the planned end.";
    }

    /** Whether it leads beyond the planned end, or nowhere although there is one. */
    public boolean late() {
        return plannedEnd != null
                && left > 0
                && (projectedEnd == null
                        || LocalDate.ofInstant(projectedEnd, ZoneOffset.UTC).isAfter(plannedEnd));
    }

    private record Level(Instant at, long left) {}

    private static List<Level> levels(List<Step> steps, Instant now) {
        List<Level> levels = new ArrayList<>();
        long left = 0;
        for (Step step : steps) {
            left += step.appeared() - step.becameReady();
            levels.add(new Level(step.at(), left));
        }
        levels.add(new Level(now, left));
        return levels;
    }

    /** From the highest level lately to now, straight on. */
    private static @Nullable Instant projectedEnd(List<Level> levels, long left, Instant now) {
        Instant since = now.minus(LATELY);
        Level highest = new Level(now, left);
        long before = levels.get(0).left();
        for (Level level : levels) {
            if (level.at().isBefore(since)) {
                before = level.left();
            } else if (level.left() >= highest.left()) {
                highest = level;
            }
        }
        if (levels.get(0).at().isBefore(since) && before >= highest.left()) {
            highest = new Level(since, before);
        }
        long done = highest.left() - left;
        if (left == 0 || done <= 0 || !highest.at().isBefore(now)) {
            return null;
        }
        double millis = (double) Duration.between(highest.at(), now).toMillis() * left / done;
        return millis > NEVER.toMillis() ? null : now.plusMillis((long) millis);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private record Canvas(Instant from, Duration span, long most) {

        long x(Instant at) {
            double share = (double) Duration.between(from, at).toMillis() / Math.max(1, span.toMillis());
            return Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
        }

        private long y(long left) {
            return Math.round(HEIGHT - left * HEIGHT / most);
        }

        String stairs(List<Level> levels) {
            StringBuilder path = new StringBuilder();
            for (Level level : levels) {
                path.append(
                        path.isEmpty()
                                ? "M" + x(level.at()) + " " + y(level.left())
                                : " H" + x(level.at()) + " V" + y(level.left()));
            }
            return path.toString();
        }

        /** A straight line, cut off at the right edge. */
        String straight(Level start, Level end) {
            Instant edge = from.plus(span);
            long left = end.left();
            if (end.at().isAfter(edge)) {
                double share = (double) Duration.between(start.at(), edge).toMillis()
                        / Math.max(1, Duration.between(start.at(), end.at()).toMillis());
                left = Math.round(start.left() - (start.left() - end.left()) * share);
            }
            return "M" + x(start.at()) + " " + y(start.left()) + " L" + x(end.at()) + " " + y(left);
        }
    }
}

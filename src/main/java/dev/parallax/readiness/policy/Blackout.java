package dev.parallax.readiness.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Hours in which no tenant is moved, whatever was shown: nobody is there to watch.
 *
 * @param days the days it starts on
 * @param from when it starts
 * @param to when it ends, exclusive; on the next day unless after {@code from}
 * @param zone where these hours are read on the wall
 * @param because why, as a clause
 */
public record Blackout(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, String because) {

    /** Copies the set. */
    public Blackout {
        days = Set.copyOf(days);
    }

    /** Whether it lasts at {@code instant}. */
    public boolean covers(Instant instant) {
        ZonedDateTime now = instant.atZone(zone);
        return covers(now, now.truncatedTo(ChronoUnit.DAYS))
                || covers(now, now.truncatedTo(ChronoUnit.DAYS).minusDays(1));
    }

    private boolean covers(ZonedDateTime now, ZonedDateTime day) {
        ZonedDateTime start = day.with(from);
        ZonedDateTime end = to.isAfter(from) ? day.with(to) : day.plusDays(1).with(to);
        return days.contains(day.getDayOfWeek()) && !now.isBefore(start) && now.isBefore(end);
    }

    @Override
    public String toString() {
        return from + " to " + to + " " + zone;
    }
}

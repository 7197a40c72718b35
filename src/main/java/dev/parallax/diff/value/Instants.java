package dev.parallax.diff.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads points in time as APIs write them: ISO 8601 and RFC 3339 dates and date-times, with or without offset, and HTTP
 * dates.
 */
final class Instants {

    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[Tt ](\\d{2}:\\d{2})(:\\d{2})?(?:[.,](\\d{1,9}))?\\d*)?"
            + " ?(Z|z|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[[A-Za-z/_+-]{1,64}\\])?");

    private static final int MAX_LENGTH = 100;

    private Instants() {}

    /**
     * A point in time as written.
     *
     * @param local date and time as written; midnight for a date alone
     * @param offset the offset written; null if none was
     */
    record Stamp(LocalDateTime local, @Nullable ZoneOffset offset) {

        Instant in(ZoneId zone) {
            return local.atZone(offset == null ? zone : offset).toInstant();
        }
    }

    /** What {@code text} says; empty if it is no point in time. */
    static Optional<Stamp> read(String text) {
        if (text.length() > MAX_LENGTH || text.length() < 10) {
            return Optional.empty();
        }
        try {
            Matcher iso = ISO.matcher(text);
            if (!iso.matches()) {
                return Optional.of(new Stamp(
                        LocalDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)),
                        ZoneOffset.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))));
            }
            LocalDate date = LocalDate.parse(iso.group(1));
            String time = iso.group(2);
            LocalTime clock = LocalTime.MIDNIGHT;
            if (time != null) {
                String seconds = iso.group(3) == null ? "" : iso.group(3);
                String fraction = iso.group(4) == null || seconds.isEmpty() ? "" : '.' + iso.group(4);
                clock = LocalTime.parse(time + seconds + fraction);
            }
            String offset = iso.group(5);
            return Optional.of(new Stamp(
                    date.atTime(clock), offset == null ? null : ZoneOffset.of(offset.toUpperCase(Locale.ROOT))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether both are points in time at most {@code within} apart. One without offset is read in {@code zone}; if that is
     * null, it may only be compared with another one without.
     */
    static boolean areWithin(Duration within, @Nullable ZoneId zone, String legacy, String candidate) {
        Optional<Stamp> one = read(legacy);
        Optional<Stamp> other = read(candidate);
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        if (zone == null && (one.get().offset() == null) != (other.get().offset() == null)) {
            return false;
        }
        ZoneId missing = zone == null ? ZoneOffset.UTC : zone;
        return Duration.between(one.get().in(missing), other.get().in(missing))
                        .abs()
                        .compareTo(within)
                <= 0;
    }
}

package dev.parallax.diff.header;

import dev.parallax.diff.json.JsonStrings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three forms of a date in HTTP (RFC 9110 §5.6.7), and the one with dashes that cookies have. */
final class HttpDates {

    /** Two digits of a year are of the century that ends here; RFC 9110 wants "50 years ahead", which needs a clock. */
    private static final int FIRST_TWO_DIGIT_YEAR = 1970;

    private static final List<DateTimeFormatter> FORMS = List.of(
            form("EEE, dd MMM yyyy HH:mm:ss 'GMT'"),
            form("EEE, dd-MMM-yyyy HH:mm:ss 'GMT'"),
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_TWO_DIGIT_YEAR)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.US),
            form("EEE MMM ppd HH:mm:ss yyyy"));

    private HttpDates() {}

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.US);
    }

    /** The moment; empty if the text is in none of the forms. */
    static Optional<Instant> instant(String text) {
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(LocalDateTime.parse(text.strip(), form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // In another of the forms, perhaps.
            }
        }
        return Optional.empty();
    }

    static @Nullable String json(String text) {
        return instant(text)
                .map(instant -> JsonStrings.encode(instant.toString()))
                .orElse(null);
    }
}

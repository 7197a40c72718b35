package dev.parallax.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes {@code 500ms}, {@code 10s}, {@code 2m} and {@code 1h}. */
final class DurationOption implements ITypeConverter<Duration> {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

    @Override
    public Duration convert(String value) {
        Matcher written = WRITTEN.matcher(value);
        if (written.matches()) {
            Duration duration = Duration.of(Long.parseLong(written.group(1)), unit(written.group(2)));
            if (!duration.isZero()) {
                return duration;
            }
        }
        throw new TypeConversionException("must be a duration like 500ms, 10s, 2m or 1h, got '" + value + "'");
    }

    private static ChronoUnit unit(String word) {
        return switch (word) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.HOURS;
        };
    }
}

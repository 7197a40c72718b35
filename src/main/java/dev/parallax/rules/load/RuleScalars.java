package dev.parallax.rules.load;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.parallax.rules.problem.DidYouMean;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;

/** Reads the scalars rules are made of: regexes, dates, durations, zones, tolerances. */
public final class RuleScalars {

    /** Longer regexes are refused: they cannot be reviewed, and their programs grow with them. */
    static final int MAX_REGEX_LENGTH = 1_000;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private RuleScalars() {}

    static Optional<Pattern> regex(YamlValue value, String what) {
        Optional<String> text = value.text(what);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().length() > MAX_REGEX_LENGTH) {
            value.report(what + " has at most " + MAX_REGEX_LENGTH + " characters");
            return Optional.empty();
        }
        if (RegexSize.of(text.get()) > RegexSize.MAX) {
            value.report(what + " is too large once its counted repeats are written out");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text.get()));
        } catch (PatternSyntaxException e) {
            boolean backtracks = text.get().contains("(?=")
                    || text.get().contains("(?!")
                    || text.get().contains("(?<=")
                    || text.get().contains("(?<!")
                    || text.get().matches(".*\\\\[1-9].*");
            value.report(what + " is no RE2 regular expression: " + e.getDescription() + " '" + e.getPattern() + "'"
                    + (backtracks ? " (no look-around and no back-references: matching takes linear time)" : ""));
            return Optional.empty();
        }
    }

    /** The replacement {@code value}, if every group it names exists in {@code regex}. */
    static Optional<String> replacement(YamlValue value, Pattern regex) {
        Optional<String> replacement = value.anyText("'with'");
        if (replacement.isEmpty()) {
            return replacement;
        }
        // The engine checks references only when something matches: try it on a match of the alternative "nothing".
        Matcher probe =
                Pattern.compile("(?:" + regex.pattern() + ")|$", regex.flags()).matcher("");
        try {
            if (probe.find()) {
                probe.appendReplacement(new StringBuilder(), replacement.get());
            }
            return replacement;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            value.report("'with' names a group that 'regex' has not: " + e.getMessage());
            return Optional.empty();
        }
    }

    public static Optional<LocalDate> date(YamlValue value, String what) {
        Optional<String> text = value.text(what);
        try {
            return text.map(date -> LocalDate.parse(date, DATE));
        } catch (DateTimeParseException e) {
            value.report(what + " must be a date like 2027-03-31, got '" + text.orElse("") + "'");
            return Optional.empty();
        }
    }

    static Optional<Duration> duration(YamlValue value) {
        return duration(value, "'within'");
    }

    /** {@code 500ms}, {@code 1s}, {@code 2m}, {@code 1h}, {@code 1d}, or as ISO 8601 writes it. */
    public static Optional<Duration> duration(YamlValue value, String what) {
        Optional<String> text = value.text(what);
        Optional<Duration> duration = text.flatMap(RuleScalars::parseDuration);
        if (text.isPresent() && duration.isEmpty()) {
            value.report(what + " must be a duration like 500ms, 1s, 2m, 1h or 1d, got '" + text.get() + "'");
        }
        return duration;
    }

    private static Optional<Duration> parseDuration(String text) {
        try {
            if (text.startsWith("P")) {
                return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
            }
            String digits = text.substring(
                    0, text.length() - text.replaceFirst("^\\d{1,9}", "").length());
            Duration unit = UNITS.get(text.substring(digits.length()).trim());
            return digits.isEmpty() || unit == null
                    ? Optional.empty()
                    : Optional.of(unit.multipliedBy(Long.parseLong(digits)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public static Optional<ZoneId> zone(YamlValue value) {
        Optional<String> text = value.text("'zone'");
        try {
            return text.map(ZoneId::of);
        } catch (DateTimeException e) {
            value.report(
                    "'zone' must be a zone like Europe/Berlin, UTC or +01:00, got '" + text.orElse("") + "'",
                    text.flatMap(unknown -> DidYouMean.among(ZoneId.getAvailableZoneIds(), unknown))
                            .orElse(null));
            return Optional.empty();
        }
    }

    static Optional<BigDecimal> tolerance(YamlValue value, String what) {
        Optional<BigDecimal> number = value.number(what);
        if (number.isPresent() && number.get().signum() < 0) {
            value.report(what + " must not be negative, got '" + value.word() + "'");
            return Optional.empty();
        }
        return number;
    }

    static Optional<Integer> wholeUpTo(YamlValue value, int max) {
        Optional<BigDecimal> number = value.number("'scale'");
        boolean fits = number.isPresent()
                && number.get().signum() >= 0
                && number.get().compareTo(BigDecimal.valueOf(max)) <= 0
                && number.get().stripTrailingZeros().scale() <= 0;
        if (number.isPresent() && !fits) {
            value.report("'scale' must be a whole number from 0 to " + max + ", got '" + value.word() + "'");
        }
        return fits ? number.map(BigDecimal::intValue) : Optional.empty();
    }
}

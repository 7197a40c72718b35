package dev.parallax.readiness.policy;

import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.rules.load.RuleScalars;
import dev.parallax.rules.load.YamlValue;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the scalars policies are made of: shares, counts, times of day. */
final class PolicyScalars {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,12})?) ?%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LARGEST_COUNT = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal LARGEST_RATIO = BigDecimal.valueOf(1_000);

    private PolicyScalars() {}

    static Optional<Preset> preset(YamlValue value) {
        Optional<String> word = value.text("'preset'");
        Optional<Preset> preset = word.flatMap(text -> Arrays.stream(Preset.values())
                .filter(candidate -> candidate.word().equals(text))
                .findFirst());
        if (word.isPresent() && preset.isEmpty()) {
            value.report("no preset '" + word.get() + "'; there are "
                    + Arrays.stream(Preset.values()).map(Preset::word).collect(Collectors.joining(", ")));
        }
        return preset;
    }

    /** {@code 5%} or {@code 0.1 %}; a bare number is refused, as nobody knows whether 1 is all or a hundredth. */
    static Optional<Share> share(YamlValue value, String what) {
        Optional<String> text = value.text(what);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher percent = PERCENT.matcher(text.get());
        if (percent.matches() && new BigDecimal(percent.group(1)).compareTo(HUNDRED) <= 0) {
            return Optional.of(Share.percent(Double.parseDouble(percent.group(1))));
        }
        value.report(what + " must be a share from 0% to 100%, like 0.1%, got '" + text.get() + "'");
        return Optional.empty();
    }

    static Optional<Share> shareUpTo(YamlValue value, String what, Share largest) {
        Optional<Share> share = share(value, what);
        if (share.isPresent() && (share.get().equals(Share.NONE) || share.get().compareTo(largest) > 0)) {
            value.report(what + " must be above 0% and at most " + largest + ", got '" + value.word() + "'");
            return Optional.empty();
        }
        return share;
    }

    static Optional<Confidence> confidence(YamlValue value) {
        Optional<Share> level = share(value, "'confidence'");
        if (level.isPresent() && (level.get().fraction() < 0.5 || level.get().fraction() == 1)) {
            value.report("'confidence' must be at least 50% and below 100%, got '" + value.word() + "'");
            return Optional.empty();
        }
        return level.map(Confidence::new);
    }

    static Optional<Long> atLeastOne(YamlValue value, String what) {
        Optional<BigDecimal> number = value.number(what);
        boolean fits = number.isPresent()
                && number.get().stripTrailingZeros().scale() <= 0
                && number.get().compareTo(BigDecimal.ONE) >= 0
                && number.get().compareTo(LARGEST_COUNT) <= 0;
        if (number.isPresent() && !fits) {
            value.report(what + " must be a whole number from 1 to " + LARGEST_COUNT + ", got '" + value.word() + "'");
        }
        return fits ? number.map(BigDecimal::longValueExact) : Optional.empty();
    }

    static Optional<Double> ratio(YamlValue value) {
        Optional<BigDecimal> number = value.number("'ratio'");
        boolean fits = number.isPresent()
                && number.get().compareTo(BigDecimal.ONE) >= 0
                && number.get().compareTo(LARGEST_RATIO) <= 0;
        if (number.isPresent() && !fits) {
            value.report("'ratio' must be from 1 to " + LARGEST_RATIO + ", got '" + value.word() + "'");
        }
        return fits ? number.map(BigDecimal::doubleValue) : Optional.empty();
    }

    static Optional<Boolean> yesOrNo(YamlValue value, String what) {
        Optional<String> text = value.text(what);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            value.report(what + " must be true or false, got '" + text.get() + "'");
            return Optional.empty();
        }
        return text.map(Boolean::valueOf);
    }

    static Optional<Duration> positiveDuration(YamlValue value, String what) {
        Optional<Duration> duration = RuleScalars.duration(value, what);
        if (duration.isPresent() && duration.get().isZero()) {
            value.report(what + " must be longer than nothing");
            return Optional.empty();
        }
        return duration;
    }

    static Optional<LocalTime> time(YamlValue value, String what) {
        Optional<String> text = value.text(what);
        try {
            return text.map(LocalTime::parse);
        } catch (DateTimeParseException e) {
            value.report(what + " must be a time of day like 18:00, got '" + text.orElse("") + "'");
            return Optional.empty();
        }
    }

    static Set<DayOfWeek> days(YamlValue value) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (YamlValue day : value.oneOrMore("'days'")) {
            day.text("'days'")
                    .ifPresent(text -> Arrays.stream(DayOfWeek.values())
                            .filter(known -> text.toUpperCase(Locale.ROOT)
                                    .equals(known.name().substring(0, 3)))
                            .findFirst()
                            .ifPresentOrElse(
                                    days::add,
                                    () -> day.report(
                                            "'days' are mon, tue, wed, thu, fri, sat and sun, got '" + text + "'")));
        }
        return days;
    }
}

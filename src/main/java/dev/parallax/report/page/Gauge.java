package dev.parallax.report.page;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was found against what is asked, as a bar 1,000 long with a mark at the limit. Drawn only where both say the same
 * unit: a bar that compares minutes with hours would lie.
 *
 * @param bar how long the bar is
 * @param limit where the mark stands
 */
public record Gauge(long bar, long limit) {

    private static final Pattern FIGURE = Pattern.compile("(?:at least |at most )?([0-9][0-9,]*(?:\\.[0-9]+)?)(.*)");
    private static final Pattern LIMIT = Pattern.compile("(?:at least|at most|below) ([0-9][0-9,]*(?:\\.[0-9]+)?)(.*)");

    /** The longer of the two ends here, so that a figure just at its limit is seen to be there. */
    private static final double REACH = 900;

    /** The gauge of a check; empty if its figures are not two numbers of one unit. */
    static Optional<Gauge> of(@Nullable String figure, @Nullable String limit) {
        Optional<Amount> found = Amount.read(FIGURE, figure);
        Optional<Amount> asked = Amount.read(LIMIT, limit);
        if (found.isEmpty() || asked.isEmpty()) {
            return Optional.empty();
        }
        Amount one = found.get();
        Amount other = asked.get();
        double longest = Math.max(one.number(), other.number());
        boolean comparable = one.unit().equals(other.unit())
                || one.unit().isEmpty()
                || other.unit().isEmpty();
        return comparable && longest > 0
                ? Optional.of(new Gauge(
                        Math.round(one.number() / longest * REACH), Math.round(other.number() / longest * REACH)))
                : Optional.empty();
    }

    private record Amount(double number, String unit) {

        static Optional<Amount> read(Pattern pattern, @Nullable String text) {
            if (text == null) {
                return Optional.empty();
            }
            Matcher matcher = pattern.matcher(text.strip());
            return matcher.matches()
                    ? Optional.of(
                            new Amount(Double.parseDouble(matcher.group(1).replace(",", "")), unit(matcher.group(2))))
                    : Optional.empty();
        }

        /** {@code distinct cases} counts the same as {@code distinct case}. */
        private static String unit(String text) {
            String unit = text.strip().toLowerCase(Locale.ROOT);
            return unit.endsWith("s") && unit.length() > 2 ? unit.substring(0, unit.length() - 1) : unit;
        }
    }
}

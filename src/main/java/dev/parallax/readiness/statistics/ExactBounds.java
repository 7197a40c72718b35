package dev.parallax.readiness.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * One-sided Clopper–Pearson bounds on a rate: exact, never too narrow, and not of width 0 when nothing went wrong. They
 * hold for one look; where a figure is looked at again and again, use {@link AnytimeTest}.
 */
public final class ExactBounds {

    private ExactBounds() {}

    /** The largest rate that {@code trials} do not refute. All where nothing was tried. */
    public static Share upper(Trials trials, Confidence confidence) {
        if (trials.matched() == 0) {
            return Share.ALL;
        }
        return new Share(BetaDistribution.of(trials.mismatched() + 1.0, (double) trials.matched())
                .inverseSurvivalProbability(confidence.alpha()));
    }

    /** The smallest rate that {@code trials} do not refute. */
    public static Share lower(Trials trials, Confidence confidence) {
        if (trials.mismatched() == 0) {
            return Share.NONE;
        }
        return new Share(BetaDistribution.of((double) trials.mismatched(), trials.matched() + 1.0)
                .inverseCumulativeProbability(confidence.alpha()));
    }

    /** Whether {@code trials} show the rate to be above {@code limit}: whether {@link #lower} is. */
    public static boolean isAbove(Share limit, Trials trials, Confidence confidence) {
        return trials.mismatched() > 0
                && BetaDistribution.of((double) trials.mismatched(), trials.matched() + 1.0)
                                .cumulativeProbability(limit.fraction())
                        < confidence.alpha();
    }

    /** How many cases without any mismatch bring {@link #upper} to {@code limit}: 299 for 1 % at 95 %. */
    public static long casesWithoutMismatch(Share limit, Confidence confidence) {
        return (long) Math.ceil(Math.log(confidence.alpha()) / Math.log1p(-limit.fraction()));
    }
}

package dev.parallax.evidence.sketch;

/**
 * Which of so many sorted measurements bound a quantile of what they are drawn from. Holds for any distribution.
 *
 * <p>How many of n measurements are below the true quantile q is binomial, and by Chernoff it is r or beyond with probability
 * at most exp(−n·KL(r/n, q)), where KL(a, q) = a·ln(a/q) + (1−a)·ln((1−a)/(1−q)). At r = n that is exact.
 *
 * @param measurements how many there are
 * @param quantile q, above 0 and below 1
 * @param risk how often a bound may be wrong, above 0
 */
record QuantileRanks(long measurements, double quantile, double risk) {

    /** The place, from 1, of one that is not below the quantile; more than there are if none can be said to be. */
    long above() {
        long least = (long) Math.floor(quantile * measurements);
        long most = measurements + 1;
        while (most - least > 1) {
            long middle = least + (most - least) / 2;
            if (isUnlikely(middle)) {
                most = middle;
            } else {
                least = middle;
            }
        }
        return most;
    }

    /** The place, from 1, of one that is not above the quantile; 0 if none can be said to be. */
    long below() {
        long least = 0;
        long most = (long) Math.ceil(quantile * measurements) + 1;
        while (most - least > 1) {
            long middle = least + (most - least) / 2;
            if (isUnlikely(middle - 1)) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return least;
    }

    /** Whether it is that unlikely that the number below the quantile is {@code count} or further away from what is expected. */
    private boolean isUnlikely(long count) {
        double share = (double) count / measurements;
        return measurements * divergence(share) >= -Math.log(risk);
    }

    private double divergence(double share) {
        double below = share == 0 ? 0 : share * Math.log(share / quantile);
        double above = share == 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - quantile));
        return below + above;
    }
}

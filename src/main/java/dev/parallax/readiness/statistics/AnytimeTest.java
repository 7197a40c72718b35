package dev.parallax.readiness.statistics;

/**
 * Tests that a rate is below a limit p0, and may be looked at after every observation without becoming easier to pass.
 *
 * <p>With k mismatched of n cases its evidence is
 * {@code E = ½(1−p0)^(−n)·[k=0] + ½·mean over q in (0,p0) of (q/p0)^k((1−q)/(1−p0))^(n−k)}. While the rate is p0 or more, E
 * is a non-negative supermartingale that starts at 1, so by Ville's inequality it ever reaches 1/α with probability at most
 * α. That holds for the mean over any fixed set of q; here it is taken over the midpoints of {@value #RATES} equal parts of
 * (0, p0), which is what the published sample sizes are made with. Everything is done in logarithms, so that neither n nor
 * k can overflow it.
 *
 * @param limit p0, above 0 and below 1
 * @param confidence 1 − α
 */
public record AnytimeTest(Share limit, Confidence confidence) {

    /** Rates below the limit that are bet on. */
    static final int RATES = 50;

    private static final double LOG_HALF = Math.log(0.5);

    /** More cases than any tenant will ever have; bounds the search. */
    private static final long MOST_CASES = 1L << 50;

    /** Below it no bound is looked for. */
    private static final double LEAST_BOUND = 1e-12;

    /** Halvings that bring the search from there to within a millionth of the bound. */
    private static final int HALVINGS = 25;

    /**
     * @throws IllegalArgumentException if the limit is 0 or 1, which nothing could show or everything would
     */
    public AnytimeTest {
        if (limit.fraction() == 0 || limit.fraction() == 1) {
            throw new IllegalArgumentException("the limit must be above 0 % and below 100 %, got " + limit);
        }
    }

    /** Whether {@code trials} show the rate to be below the limit. */
    public boolean passes(Trials trials) {
        return logEvidence(trials, limit.fraction()) >= threshold(confidence);
    }

    /**
     * Whether {@code trials} left less chance of passing than there was at the start, so that beginning afresh would give
     * away what was seen. Never where nothing mismatched.
     */
    public boolean isBehind(Trials trials) {
        return trials.mismatched() > 0 && logEvidence(trials, limit.fraction()) < 0;
    }

    /** The least number of cases with which {@code mismatched} would pass: 3,440 for none at 0.1 % and 95 %. */
    public long casesNeeded(long mismatched) {
        long enough = Math.max(mismatched, (long) (threshold(confidence) / limit.fraction()));
        while (enough < MOST_CASES && !passes(new Trials(enough, mismatched))) {
            enough *= 2;
        }
        long tooFew = mismatched - 1;
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (passes(new Trials(middle, mismatched))) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    /**
     * The smallest limit that {@code trials} would pass: an upper bound of the rate that holds at every look at once. All
     * where they would pass none.
     */
    public static Share upperBound(Trials trials, Confidence confidence) {
        double threshold = threshold(confidence);
        double refuted = 1;
        double possible = LEAST_BOUND;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(refuted * possible);
            if (logEvidence(trials, middle) >= threshold) {
                refuted = middle;
            } else {
                possible = middle;
            }
        }
        return new Share(refuted);
    }

    private static double threshold(Confidence confidence) {
        return -Math.log(confidence.alpha());
    }

    /** ln E. */
    static double logEvidence(Trials trials, double limit) {
        double spread = LOG_HALF + logMean(trials, limit);
        if (trials.mismatched() > 0) {
            return spread;
        }
        double point = LOG_HALF - trials.cases() * Math.log1p(-limit);
        double larger = Math.max(point, spread);
        return larger + Math.log(Math.exp(point - larger) + Math.exp(spread - larger));
    }

    /** ln of the mean over q; the largest term is taken out before anything leaves the logarithms. */
    private static double logMean(Trials trials, double limit) {
        double[] terms = new double[RATES];
        double largest = Double.NEGATIVE_INFINITY;
        double atLimit = Math.log1p(-limit);
        for (int i = 0; i < RATES; i++) {
            double part = (i + 0.5) / RATES;
            double mismatched = trials.mismatched() == 0 ? 0 : trials.mismatched() * Math.log(part);
            terms[i] = mismatched + trials.matched() * (Math.log1p(-part * limit) - atLimit);
            largest = Math.max(largest, terms[i]);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - largest);
        }
        return largest + Math.log(sum / RATES);
    }
}

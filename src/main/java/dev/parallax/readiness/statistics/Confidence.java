package dev.parallax.readiness.statistics;

/**
 * How sure a statement has to be.
 *
 * @param level the least probability of a statement of its kind being true; at least ½ and below 1
 */
public record Confidence(Share level) {

    /**
     * @throws IllegalArgumentException if it is below ½ or is certainty, which no number of observations gives
     */
    public Confidence {
        if (level.fraction() < 0.5 || level.fraction() >= 1) {
            throw new IllegalArgumentException("a confidence must be at least 50 % and below 100 %, got " + level);
        }
    }

    /** {@code percent} hundredths. */
    public static Confidence percent(double percent) {
        return new Confidence(Share.percent(percent));
    }

    /** α: how often at most a statement of its kind may be false. */
    public double alpha() {
        return level.rest().fraction();
    }

    /**
     * What attempt number {@code attempt} at one build has to be sure of, so that restarting until it passes spends no more
     * than α over all attempts together: attempt k may use α/(k(k+1)).
     *
     * @param attempt from 1
     */
    public Confidence onAttempt(int attempt) {
        return new Confidence(new Share(1 - alpha() / ((double) attempt * (attempt + 1))));
    }

    @Override
    public String toString() {
        return level.toString();
    }
}

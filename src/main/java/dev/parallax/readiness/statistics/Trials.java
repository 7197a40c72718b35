package dev.parallax.readiness.statistics;

/**
 * Distinct cases that were tried, and how many of them went wrong.
 *
 * @param cases all of them
 * @param mismatched those that went wrong
 */
public record Trials(long cases, long mismatched) {

    /**
     * @throws IllegalArgumentException if {@code mismatched} is negative or more than {@code cases}
     */
    public Trials {
        if (mismatched < 0 || mismatched > cases) {
            throw new IllegalArgumentException(mismatched + " mismatched of " + cases + " cases");
        }
    }

    /** Those that went well. */
    public long matched() {
        return cases - mismatched;
    }

    /** Both together. */
    public Trials plus(Trials other) {
        return new Trials(cases + other.cases, mismatched + other.mismatched);
    }
}

package dev.parallax.readiness.statistics;

/**
 * The chance that the next read is of a case never seen, by Good and Turing: about the share of reads whose case was seen
 * exactly once.
 *
 * @param reads reads looked at
 * @param seenOnce cases among them that occurred exactly once
 */
public record Unseen(long reads, long seenOnce) {

    /**
     * @throws IllegalArgumentException if {@code seenOnce} is negative or more than {@code reads}
     */
    public Unseen {
        new Trials(reads, seenOnce);
    }

    /** The estimate. All where nothing was read. */
    public Share estimate() {
        return reads == 0 ? Share.ALL : Share.of(seenOnce, reads);
    }

    /**
     * An upper bound of it: the exact bound of a share of {@code seenOnce} in {@code reads}. It takes reads for independent;
     * the soak time, over which they must have come, is what makes that fair.
     */
    public Share upper(Confidence confidence) {
        return ExactBounds.upper(new Trials(reads, seenOnce), confidence);
    }
}

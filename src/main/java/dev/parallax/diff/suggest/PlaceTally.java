package dev.parallax.diff.suggest;

/**
 * How often what a suggestion rests on was met, of which the samples are a few.
 *
 * @param mismatches how often the candidate's answer differed from legacy's at the place
 * @param ofOperation how often it did anywhere in the operation's replies
 * @param ownTimes in how many reads asked twice legacy's second answer differed from its first at the place
 * @param askedTwice how many reads of the operation legacy was asked twice
 */
public record PlaceTally(long mismatches, long ofOperation, long ownTimes, long askedTwice) {

    /**
     * @throws IllegalArgumentException if a part is larger than its whole, or negative
     */
    public PlaceTally {
        if (mismatches < 0 || mismatches > ofOperation || ownTimes < 0 || ownTimes > askedTwice) {
            throw new IllegalArgumentException(
                    "no part of a whole: " + mismatches + "/" + ofOperation + ", " + ownTimes + "/" + askedTwice);
        }
    }
}

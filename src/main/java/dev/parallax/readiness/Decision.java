package dev.parallax.readiness;

/** The verdict in a word. The names are part of the API. */
public enum Decision {
    /** Everything the policy asks for was shown. */
    READY,
    /** Something is wrong, and named. */
    NOT_READY,
    /** Something is missing, and named with how much. */
    INSUFFICIENT_EVIDENCE,
    /** Parallax cannot vouch for itself. */
    UNKNOWN;

    /**
     * The decision over two findings: the one that weighs more. Not being able to vouch outweighs a finding, a wrong
     * outweighs a lack.
     */
    public Decision and(Decision other) {
        return weight() >= other.weight() ? this : other;
    }

    /** How much a finding weighs: the heavier, the earlier it is named. */
    public int weight() {
        return switch (this) {
            case READY -> 0;
            case INSUFFICIENT_EVIDENCE -> 1;
            case NOT_READY -> 2;
            case UNKNOWN -> 3;
        };
    }
}

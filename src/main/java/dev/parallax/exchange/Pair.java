package dev.parallax.exchange;

/**
 * The two exchanges of one read.
 *
 * @param read what was asked
 * @param legacy the legacy side's exchange
 * @param candidate the candidate side's exchange
 */
public record Pair(CapturedRead read, Exchange legacy, Exchange candidate) {

    /**
     * @throws IllegalArgumentException if an exchange stands on the other side's place
     */
    public Pair {
        if (legacy.side() != Side.LEGACY || candidate.side() != Side.CANDIDATE) {
            throw new IllegalArgumentException("exchanges of a pair are crossed");
        }
    }

    /** The pair of two exchanges that came in either order. */
    public static Pair of(CapturedRead read, Exchange one, Exchange other) {
        return one.side() == Side.LEGACY ? new Pair(read, one, other) : new Pair(read, other, one);
    }

    /** The exchange of that side. */
    public Exchange of(Side side) {
        return side == Side.LEGACY ? legacy : candidate;
    }

    /** The exchange the client saw, or would have seen. */
    public Exchange serving() {
        return of(read.serving());
    }

    /** The exchange of the side under comparison. */
    public Exchange shadow() {
        return of(read.serving().other());
    }
}

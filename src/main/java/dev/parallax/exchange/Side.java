package dev.parallax.exchange;

/** Which implementation answered. */
public enum Side {
    LEGACY,
    CANDIDATE;

    /** The one it is compared with. */
    public Side other() {
        return this == LEGACY ? CANDIDATE : LEGACY;
    }
}

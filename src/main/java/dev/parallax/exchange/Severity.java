package dev.parallax.exchange;

/** How bad a difference is, worst first. */
public enum Severity {
    /** A tenant's data leaked, or a shadow wrote. */
    CRITICAL,
    /** A client would break: removed, other type, other status, unparseable, failed. */
    BREAKING,
    /** A client would see something else: value, order, header. */
    DEVIATION,
    /** Safe for a client: an added object key. Counted and shown; does not block. */
    COMPATIBLE,
    /** Same meaning, written otherwise. Counted and shown; does not block. */
    COSMETIC;

    /** Whether an open discrepancy of this severity keeps a tenant from being flipped. */
    public boolean blocks() {
        return compareTo(DEVIATION) <= 0;
    }

    /** Whether this is worse than {@code other}. */
    public boolean worseThan(Severity other) {
        return compareTo(other) < 0;
    }
}

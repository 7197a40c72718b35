package dev.parallax.evidence;

import java.util.Locale;

/** Where a discrepancy stands in its life. */
public enum DiscrepancyState {
    /** Seen, and nobody has said anything about it. */
    OPEN,
    /** Triaged: a bug of the candidate. Blocks like an open one. */
    BUG,
    /** Triaged: accepted until an end date. */
    ACCEPTED,
    /** Triaged: legacy was wrong, the candidate is right. Accepted until an end date. */
    LEGACY_WRONG,
    /** Triaged: noise. Accepted until an end date. */
    NOISE,
    /** Not seen in the current epoch after enough tries. */
    FIXED,
    /** Seen again after it was fixed. Blocks like an open one. */
    REGRESSED;

    /** Whether a discrepancy in this state keeps a tenant from being flipped. An acceptance must still run. */
    public boolean blocks() {
        return this == OPEN || this == BUG || this == REGRESSED;
    }

    /** The word used in the API and on pages: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

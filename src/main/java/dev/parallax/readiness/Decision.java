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
    UNKNOWN
}

package dev.parallax.evidence.store;

/** What the store did with a batch. */
public enum Receipt {
    /** It is in, from now on for good. */
    APPLIED,
    /** It was in already: an earlier attempt had reached the store after all. */
    ALREADY_APPLIED,
    /** The store no longer knows the run: it was away for so long that its books were closed. It must not go on. */
    FENCED
}

package dev.parallax.evidence.store;

/** What the store did with a batch. */
public enum Receipt {
    /** It is in, from now on for good. */
    APPLIED,
    /** It was in already: an earlier attempt had reached the store after all. */
    ALREADY_APPLIED,
    /** Another run has taken over from this one, which must register anew; the batch is not in. */
    FENCED
}

package dev.parallax.evidence.store;

/** What the store did with a batch. */
public enum Receipt {
    /** It is in, from now on for good. */
    APPLIED,
    /** It was in already: an earlier attempt had reached the store after all. */
    ALREADY_APPLIED,
    /** It is not in: a tenant was erased that the run has yet to forget. Forget it, say so, and send what is left. */
    FORGET_FIRST,
    /** The store no longer knows the run: it was away for so long that its books were closed. It must not go on. */
    FENCED
}

package dev.parallax.diff.walk;

/** What hashes of values are for, which decides over values whose equivalence is not told by a form of each alone. */
enum HashUse {

    /** To find partners by key: what may be meant alike has one hash. */
    KEY,

    /** To find equal elements of multisets: only what is equivalent has one hash, but not all that is. */
    EQUAL,

    /** To find what may be equivalent, and to align in order: all that is has one hash, but not only that. */
    ALIKE
}

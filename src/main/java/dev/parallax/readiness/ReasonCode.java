package dev.parallax.readiness;

/** The checks a verdict stands on. The names are part of the API; more may come. */
public enum ReasonCode {
    /** Parallax could not vouch for its own evidence. */
    PIPELINE_UNSOUND,
    /** The evidence store could not be asked. */
    STORE_UNAVAILABLE,
    /** Reads vanished or were counted twice. */
    CONSERVATION_BROKEN,
    /** A discrepancy that blocks is open. */
    OPEN_DISCREPANCY,
    /** More kinds of discrepancy than can be kept apart. */
    DISCREPANCY_OVERFLOW,
    /** More mismatches than the limit allows. */
    MISMATCH_RATE,
    /** Not enough comparisons to bound the mismatch rate. */
    MISMATCH_BOUND,
    /** An operation has too few distinct cases. */
    DISTINCT_CASES,
    /** An operation the tenant uses was never compared. */
    OPERATION_UNSEEN,
    /** Too many reads were not compared. */
    NOT_COMPARED_SHARE,
    /** Too many reads met moving data. */
    UNSTABLE_SHARE,
    /** Rules mask too much of an operation. */
    MASKED_SHARE,
    /** A side does not name its build. */
    BUILD_UNKNOWN,
    /** More than one build of a side answers. */
    BUILDS_MIXED,
    /** The newest evidence is too old. */
    STALE,
    /** The builds have not been compared for long enough. */
    SOAK,
    /** The candidate is slower than allowed. */
    SLOWER,
    /** Nothing was ever compared. */
    NO_EVIDENCE
}

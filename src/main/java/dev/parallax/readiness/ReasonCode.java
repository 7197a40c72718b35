package dev.parallax.readiness;

/**
 * The checks a verdict stands on, in the order in which one explains the next: of two unsatisfied checks that weigh the
 * same, the earlier one is named first. The names are part of the API; more may come.
 */
public enum ReasonCode {
    /** The evidence store could not be asked. */
    STORE_UNAVAILABLE,
    /** Parallax could not vouch for its own evidence. */
    PIPELINE_UNSOUND,
    /** Reads vanished or were counted twice. */
    CONSERVATION_BROKEN,
    /** Evidence is dated in the future. */
    CLOCK_SKEW,
    /** Nothing was ever compared. */
    NO_EVIDENCE,
    /** A discrepancy that blocks is open. */
    OPEN_DISCREPANCY,
    /** More kinds of discrepancy than can be kept apart. */
    DISCREPANCY_OVERFLOW,
    /** More mismatches than the limit allows. */
    MISMATCH_RATE,
    /** The candidate is slower than allowed. */
    SLOWER,
    /** Rules mask too much of an operation. */
    MASKED_SHARE,
    /** Nobody may be moved at this hour. */
    BLACKOUT,
    /** A side does not name its build. */
    BUILD_UNKNOWN,
    /** More than one build of a side answers. */
    BUILDS_MIXED,
    /** Another build runs or other rules are in force by now. */
    SUPERSEDED,
    /** The newest evidence is too old. */
    STALE,
    /** Evidence spoke against the tenant, and none came in since. */
    NO_NEW_EVIDENCE,

    /** Too many reads were not compared. */
    NOT_COMPARED_SHARE,
    /** Too many reads met moving data. */
    UNSTABLE_SHARE,
    /** An operation the tenant uses was never compared. */
    OPERATION_UNSEEN,
    /** Too few of the operations the contract declares were compared. */
    CONTRACT_UNSEEN,
    /** An operation has too few distinct cases. */
    DISTINCT_CASES,
    /** Not enough comparisons to bound the mismatch rate. */
    MISMATCH_BOUND,
    /** Too few pairs to say whether the candidate is slower. */
    LATENCY_PAIRS,
    /** An operation that has to be tried lately was not. */
    NOT_EXERCISED,
    /** The builds have not been compared for long enough. */
    SOAK,
    /** Not held against the tenant, because somebody answers for it until a date. */
    WAIVED,
    /** Shown by all tenants together and weaker evidence of the tenant's own. */
    POOLED,
    /** Somebody lets or let the tenant move against its verdict: shown, and no part of the verdict. */
    OVERRIDDEN;

    /** Whether evidence speaks against the tenant where this is unsatisfied: it takes new evidence to speak for it again. */
    public boolean refuses() {
        return switch (this) {
            case OPEN_DISCREPANCY, DISCREPANCY_OVERFLOW, MISMATCH_RATE, SLOWER, MASKED_SHARE -> true;
            default -> false;
        };
    }
}

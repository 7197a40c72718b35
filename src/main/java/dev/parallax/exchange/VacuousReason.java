package dev.parallax.exchange;

import java.util.Locale;

/** Why an agreement proves nothing. */
public enum VacuousReason {
    /** Neither side gave a reply, or both answered 5xx. */
    BOTH_FAILED,
    /** Both refused the caller: 401 or 403. */
    BOTH_DENIED,
    /** Both said 304: nothing was shown. */
    NOT_MODIFIED,
    /** Both said 429: nothing was shown. */
    BOTH_THROTTLED,
    /** Both were empty where this operation usually is not. */
    BOTH_EMPTY,
    /** Rules masked everything there was to compare. */
    ALL_MASKED;

    /** The word used in the API and on pages: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

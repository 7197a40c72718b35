package dev.parallax.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Discrepancies as reports read them. Thread-safe, blocking. Every method throws {@link StoreUnavailableException} if the
 * store cannot be asked.
 */
public interface DiscrepancyReader {

    /**
     * Discrepancies over all tenants, or as the filter's tenant meets them: worst first, then most recently seen.
     *
     * @param page which of them
     */
    List<DiscrepancyGroup> list(DiscrepancyFilter filter, Page page);

    /** How many {@link #list} would give in all. */
    long count(DiscrepancyFilter filter);

    /** All that is kept of one discrepancy; empty if there is none of that id. */
    Optional<DiscrepancyDetail> one(DiscrepancyId id);

    /**
     * Part of a list.
     *
     * @param offset how many to leave out
     * @param limit how many to give at most
     */
    record Page(int offset, int limit) {

        /**
         * @throws IllegalArgumentException if either is negative
         */
        public Page {
            if (offset < 0 || limit < 0) {
                throw new IllegalArgumentException("page must not be negative");
            }
        }
    }
}

package dev.parallax.evidence.gather;

/**
 * Bounds on what is held in memory between two drains.
 *
 * @param usages different (tenant, operation) combinations
 * @param discrepanciesPerTenant different discrepancies of one tenant; more are only counted
 * @param samplesPerDiscrepancy examples per tenant and discrepancy
 * @param sampleBytes bytes of queued examples
 * @param recentReads reads kept per tenant and operation to be asked again; 0 for none
 */
public record Limits(
        int usages, int discrepanciesPerTenant, int samplesPerDiscrepancy, long sampleBytes, int recentReads) {

    /** Enough for 5,000 tenants with 60 operations each. */
    public static final Limits DEFAULT = new Limits(400_000, 200, 3, 16L << 20, 20);
}

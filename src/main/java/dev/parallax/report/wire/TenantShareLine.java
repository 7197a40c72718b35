package dev.parallax.report.wire;

import java.time.Instant;

/**
 * How one tenant meets a discrepancy.
 *
 * @param tenant who
 * @param occurrences how often
 * @param firstSeen when first
 * @param lastSeen when last
 */
public record TenantShareLine(String tenant, long occurrences, Instant firstSeen, Instant lastSeen) {

    /** Refuses to lack a required member. */
    public TenantShareLine {
        Wire.required("tenant", tenant);
        Wire.required("firstSeen", firstSeen);
        Wire.required("lastSeen", lastSeen);
    }
}

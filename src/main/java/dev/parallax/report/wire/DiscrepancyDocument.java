package dev.parallax.report.wire;

import java.util.List;

/**
 * One discrepancy with what was kept of it.
 *
 * @param kind always {@value #KIND}
 * @param discrepancy what it is, over all tenants the caller may see
 * @param tenants how often each tenant met it, most first
 * @param samples kept pairs, newest first; empty if they have expired
 * @param history what was said about it, newest first
 */
public record DiscrepancyDocument(
        String kind,
        DiscrepancyLine discrepancy,
        List<TenantShareLine> tenants,
        List<SampleLine> samples,
        List<TriageLine> history) {

    /** What {@link #kind} holds. */
    public static final String KIND = "discrepancy";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public DiscrepancyDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("discrepancy", discrepancy);
        tenants = List.copyOf(Wire.required("tenants", tenants));
        samples = List.copyOf(Wire.required("samples", samples));
        history = List.copyOf(Wire.required("history", history));
    }
}

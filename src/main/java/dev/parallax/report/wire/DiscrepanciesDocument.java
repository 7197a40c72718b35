package dev.parallax.report.wire;

import java.util.List;

/**
 * A page of discrepancies, worst first.
 *
 * @param kind always {@value #KIND}
 * @param page which part of the list this is
 * @param discrepancies the entries
 */
public record DiscrepanciesDocument(String kind, PageLine page, List<DiscrepancyLine> discrepancies) {

    /** What {@link #kind} holds. */
    public static final String KIND = "discrepancies";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public DiscrepanciesDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("page", page);
        discrepancies = List.copyOf(Wire.required("discrepancies", discrepancies));
    }
}

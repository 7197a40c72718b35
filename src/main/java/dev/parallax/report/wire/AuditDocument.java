package dev.parallax.report.wire;

import java.util.List;

/**
 * A page of the audit log, newest first.
 *
 * @param kind always {@value #KIND}
 * @param page which part of the log this is
 * @param entries the entries
 */
public record AuditDocument(String kind, PageLine page, List<AuditLine> entries) {

    /** What {@link #kind} holds. */
    public static final String KIND = "audit";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public AuditDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("page", page);
        entries = List.copyOf(Wire.required("entries", entries));
    }
}

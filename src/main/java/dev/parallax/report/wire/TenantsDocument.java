package dev.parallax.report.wire;

import java.util.List;

/**
 * A page of tenants with their verdicts, sorted by name.
 *
 * @param kind always {@value #KIND}
 * @param page which part of the list this is
 * @param tenants the entries
 */
public record TenantsDocument(String kind, PageLine page, List<TenantLine> tenants) {

    /** What {@link #kind} holds. */
    public static final String KIND = "tenants";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public TenantsDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("page", page);
        tenants = List.copyOf(Wire.required("tenants", tenants));
    }
}

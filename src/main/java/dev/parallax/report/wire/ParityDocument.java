package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parity report of a tenant: its verdict, its operations with tallies and latencies, its discrepancies that are not
 * fixed.
 *
 * @param kind always {@value #KIND}
 * @param tenant whose
 * @param readiness its verdict
 * @param coverage how much of what the tenant uses was compared
 * @param operations one entry per operation the tenant used, sorted by id
 * @param discrepancies those not fixed, worst first
 * @param epochStartedAt when the first read of the epoch was compared; left out if none was
 * @param lastComparedAt when the newest read of the epoch was compared; left out if none was
 * @param mixedBuilds whether more than one build of a side answered lately
 * @param overflow whether so many different discrepancies were met that some were only counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParityDocument(
        String kind,
        String tenant,
        ReadinessDocument readiness,
        CoverageLine coverage,
        List<OperationLine> operations,
        List<DiscrepancyLine> discrepancies,
        @Nullable Instant epochStartedAt,
        @Nullable Instant lastComparedAt,
        boolean mixedBuilds,
        boolean overflow) {

    /** What {@link #kind} holds. */
    public static final String KIND = "parity";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public ParityDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("tenant", tenant);
        Wire.required("readiness", readiness);
        Wire.required("coverage", coverage);
        operations = List.copyOf(Wire.required("operations", operations));
        discrepancies = List.copyOf(Wire.required("discrepancies", discrepancies));
    }
}

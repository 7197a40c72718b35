package dev.parallax.report.page;

import dev.parallax.evidence.CourseReader;
import dev.parallax.report.wire.OperationLine;
import dev.parallax.report.wire.ParityDocument;
import java.util.List;

/**
 * A tenant's parity report, as a page shows it.
 *
 * @param parity the report
 * @param matrix operations by outcomes
 * @param latency latencies of both sides, as bars on one scale
 * @param course the mismatch rate over time
 */
public record TenantView(ParityDocument parity, List<MatrixRow> matrix, List<LatencyRow> latency, CourseView course) {

    private static final int SCALE = 1_000;

    /** Copies the lists. */
    public TenantView {
        matrix = List.copyOf(matrix);
        latency = List.copyOf(latency);
    }

    /** Lays a report out. */
    public static TenantView of(ParityDocument parity, List<CourseReader.Hour> hours) {
        List<OperationLine> measured = parity.operations().stream()
                .filter(operation -> operation.latency().pairs() > 0)
                .toList();
        double slowest = measured.stream()
                .mapToDouble(operation -> Math.max(
                        operation.latency().legacyP95Millis(),
                        operation.latency().candidateP95Millis()))
                .max()
                .orElse(1);
        return new TenantView(
                parity,
                parity.operations().stream().map(MatrixRow::of).toList(),
                measured.stream()
                        .map(operation -> LatencyRow.of(operation, SCALE / slowest))
                        .toList(),
                CourseView.of(hours));
    }

    /** Forms the report can be taken along in. */
    public List<String> formats() {
        return List.of("json", "md", "csv", "junit");
    }
}

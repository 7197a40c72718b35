package dev.parallax.report.page;

import dev.parallax.report.wire.LatencyLine;
import dev.parallax.report.wire.OperationLine;

/**
 * Latencies of one operation as bars: medians solid, the way to the 95th percentile lighter.
 *
 * @param operation its name
 * @param latency the figures
 * @param legacyP50 length of a bar, on a scale common to the page
 * @param legacyP95 length of a bar
 * @param candidateP50 length of a bar
 * @param candidateP95 length of a bar
 */
public record LatencyRow(
        String operation, LatencyLine latency, long legacyP50, long legacyP95, long candidateP50, long candidateP95) {

    static LatencyRow of(OperationLine operation, double unitsPerMilli) {
        LatencyLine latency = operation.latency();
        return new LatencyRow(
                operation.operation(),
                latency,
                Math.round(latency.legacyP50Millis() * unitsPerMilli),
                Math.round(latency.legacyP95Millis() * unitsPerMilli),
                Math.round(latency.candidateP50Millis() * unitsPerMilli),
                Math.round(latency.candidateP95Millis() * unitsPerMilli));
    }

    /** How many times slower the candidate's 95th percentile is, such as {@code 1.3}; 0 if legacy's is 0. */
    public double factor() {
        return latency.legacyP95Millis() == 0 ? 0 : latency.candidateP95Millis() / latency.legacyP95Millis();
    }
}

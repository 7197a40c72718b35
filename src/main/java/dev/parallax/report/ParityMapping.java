package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.wire.CoverageLine;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.LatencyLine;
import dev.parallax.report.wire.OperationLine;
import dev.parallax.report.wire.ParityDocument;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From a tenant's evidence and verdict to the parity report. */
final class ParityMapping {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private ParityMapping() {}

    static ParityDocument document(TenantEvidence evidence, Verdict verdict, LocalDate today) {
        return new ParityDocument(
                ParityDocument.KIND,
                evidence.tenant().name(),
                VerdictMapping.document(verdict),
                coverage(evidence),
                evidence.operations().stream().map(ParityMapping::line).toList(),
                evidence.discrepancies().stream()
                        .map(discrepancy -> line(discrepancy, today))
                        .toList(),
                evidence.epochStartedAt(),
                evidence.lastComparedAt(),
                evidence.mixedBuilds(),
                evidence.overflow());
    }

    static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }

    private static CoverageLine coverage(TenantEvidence evidence) {
        return new CoverageLine(
                evidence.operations().size(),
                evidence.operations().stream()
                        .filter(operation -> operation.counts().compared() > 0)
                        .count(),
                evidence.operations().stream()
                        .mapToLong(OperationEvidence::servedReads)
                        .sum(),
                evidence.counts().compared());
    }

    private static OperationLine line(OperationEvidence operation) {
        return new OperationLine(
                operation.operation().value(),
                VerdictMapping.counts(operation.counts()),
                operation.distinctCases(),
                operation.mismatchedCases(),
                operation.seenOnce(),
                operation.maskedMatches(),
                line(operation.latency()),
                operation.servedReads(),
                operation.lastComparedAt());
    }

    private static LatencyLine line(LatencyProfile latency) {
        return new LatencyLine(
                latency.pairs(),
                millis(latency.legacyP50()),
                millis(latency.legacyP95()),
                millis(latency.candidateP50()),
                millis(latency.candidateP95()),
                millis(latency.legacyP95AtLeast()),
                latency.candidateP95AtMost() == null ? null : millis(latency.candidateP95AtMost()));
    }

    private static DiscrepancyLine line(TenantDiscrepancy discrepancy, LocalDate today) {
        return new DiscrepancyLine(
                discrepancy.id().hex(),
                discrepancy.operation().value(),
                discrepancy.kind(),
                discrepancy.severity(),
                discrepancy.state(),
                discrepancy.severity().blocks()
                        && standsInTheWay(discrepancy.state(), discrepancy.acceptedUntil(), today),
                discrepancy.pattern().text(),
                discrepancy.shape().text(),
                ChangeSentence.of(discrepancy.kind(), discrepancy.pattern(), discrepancy.shape()),
                discrepancy.acceptedUntil(),
                discrepancy.occurrences(),
                1,
                discrepancy.firstSeen(),
                discrepancy.lastSeen());
    }

    /** Whether the state alone blocks on that day: an acceptance that has run out no longer helps (D11). */
    static boolean standsInTheWay(DiscrepancyState state, @Nullable LocalDate acceptedUntil, LocalDate today) {
        if (state.blocks()) {
            return true;
        }
        return state != DiscrepancyState.FIXED && (acceptedUntil == null || today.isAfter(acceptedUntil));
    }
}

package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.report.wire.DiscrepancyDocument;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.TenantShareLine;
import dev.parallax.report.wire.TriageLine;
import java.time.LocalDate;

/** From discrepancies to their wire records. */
final class DiscrepancyMapping {

    private DiscrepancyMapping() {}

    static DiscrepancyLine line(DiscrepancyGroup group, LocalDate today) {
        return new DiscrepancyLine(
                group.id().hex(),
                group.operation().value(),
                group.kind(),
                group.severity(),
                group.state(),
                group.severity().blocks() && ParityMapping.standsInTheWay(group.state(), group.acceptedUntil(), today),
                group.pattern().text(),
                group.shape().text(),
                ChangeSentence.of(group.kind(), group.pattern(), group.shape()),
                group.acceptedUntil(),
                group.occurrences(),
                group.tenants(),
                group.firstSeen(),
                group.lastSeen());
    }

    static DiscrepancyDocument document(DiscrepancyDetail detail, SampleMapping samples, LocalDate today) {
        return new DiscrepancyDocument(
                DiscrepancyDocument.KIND,
                line(detail.group(), today),
                detail.tenants().stream().map(DiscrepancyMapping::line).toList(),
                detail.samples().stream()
                        .map(sample -> samples.line(sample, detail.group().operation()))
                        .toList(),
                detail.history().stream().map(DiscrepancyMapping::line).toList());
    }

    private static TenantShareLine line(DiscrepancyDetail.Meeting meeting) {
        return new TenantShareLine(
                meeting.tenant().name(), meeting.occurrences(), meeting.firstSeen(), meeting.lastSeen());
    }

    private static TriageLine line(DiscrepancyDetail.TriageEntry entry) {
        return new TriageLine(
                entry.decision().state(),
                entry.decision().until(),
                entry.decision().because().text(),
                entry.decision().by().name(),
                entry.at());
    }
}

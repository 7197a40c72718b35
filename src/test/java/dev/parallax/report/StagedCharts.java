package dev.parallax.report;

import dev.parallax.evidence.ChartReader;
import dev.parallax.evidence.CourseReader;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyReader;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Tenant;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Charts of what is on stage. */
@Alternative
@Singleton
class StagedCharts implements ChartReader {

    private final EvidenceReader evidence;
    private final DiscrepancyReader discrepancies;
    private final CourseReader courses;

    StagedCharts(EvidenceReader evidence, DiscrepancyReader discrepancies, CourseReader courses) {
        this.evidence = evidence;
        this.discrepancies = discrepancies;
        this.courses = courses;
    }

    @Override
    public List<Stay> stays(DiscrepancyId id) {
        return discrepancies
                .one(id)
                .map(detail -> detail.tenants().stream()
                        .map(met -> new Stay(
                                met.tenant(), new BuildId("C209"), met.occurrences(), met.firstSeen(), met.lastSeen()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Map<Tenant, List<Point>> trends(Set<Tenant> tenants, Instant since) {
        Map<Tenant, List<Point>> trends = new TreeMap<>();
        tenants.forEach(tenant -> trends.put(
                tenant,
                courses.course(tenant, since).stream()
                        .map(hour -> new Point(hour.start(), hour.match(), hour.mismatch()))
                        .toList()));
        return trends;
    }

    @Override
    public List<Curve> curves(Tenant tenant) {
        return evidence.of(tenant)
                .map(known -> known.operations().stream()
                        .map(operation -> new Curve(operation.operation(), 900, millis(8, 4), millis(7, 6)))
                        .toList())
                .orElse(List.of());
    }

    /** Quantiles that grow by a step each. */
    private static List<Duration> millis(int first, int step) {
        return SHARES.stream()
                .map(share -> Duration.ofMillis(first + (long) step * SHARES.indexOf(share)))
                .toList();
    }
}

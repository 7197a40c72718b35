package dev.parallax.report.page;

import dev.parallax.evidence.ChartReader.Curve;
import dev.parallax.evidence.CourseReader;
import dev.parallax.report.wire.OperationLine;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.VerdictsDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tenant's parity report, as a page shows it.
 *
 * @param parity the report
 * @param checks what the verdict stands on, by check
 * @param matrix operations by outcomes, worst first
 * @param latency latencies of both sides
 * @param scale what the latencies are drawn on
 * @param course the mismatch rate over time
 * @param history how the verdict changed, newest first
 */
public record TenantView(
        ParityDocument parity,
        List<CheckGroup> checks,
        List<MatrixRow> matrix,
        List<BoxRow> latency,
        LogScale scale,
        CourseView course,
        List<Moment> history) {

    private static final String SLOWER = "SLOWER";

    /** Copies the lists. */
    public TenantView {
        checks = List.copyOf(checks);
        matrix = List.copyOf(matrix);
        latency = List.copyOf(latency);
        history = List.copyOf(history);
    }

    /** Lays a report out. */
    public static TenantView of(
            ParityDocument parity,
            List<CourseReader.Hour> hours,
            List<Curve> curves,
            List<VerdictsDocument.Change> changes) {
        LogScale scale = LogScale.of(curves.stream()
                .flatMap(curve -> Stream.concat(curve.legacy().stream(), curve.candidate().stream()))
                .toList());
        Set<String> slower = parity.readiness().reasons().stream()
                .filter(reason -> reason.code().equals(SLOWER) && reason.operation() != null)
                .map(reason -> String.valueOf(reason.operation()))
                .collect(Collectors.toSet());
        return new TenantView(
                parity,
                CheckGroup.of(parity.readiness().reasons()),
                parity.operations().stream()
                        .map(MatrixRow::of)
                        .sorted(Comparator.comparing(MatrixRow::harm).reversed())
                        .toList(),
                curves.stream()
                        .map(curve -> new BoxRow(
                                curve.operation().value(),
                                curve.pairs(),
                                BoxRow.Box.of(curve.legacy(), scale),
                                BoxRow.Box.of(curve.candidate(), scale),
                                slower.contains(curve.operation().value())))
                        .toList(),
                scale,
                CourseView.of(hours),
                changes.stream().map(Moment::new).toList());
    }

    /** The tenant's name as one word of a POSIX shell. */
    public String shellTenant() {
        String name = parity.tenant();
        return name.matches("[A-Za-z0-9._-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    /** Checks that are not satisfied. */
    public List<CheckGroup> unsatisfied() {
        return checks.stream().filter(check -> !check.satisfied()).toList();
    }

    /** Checks that are. */
    public List<CheckGroup> satisfied() {
        return checks.stream()
                .filter(check -> check.satisfied() && !check.isOverride())
                .toList();
    }

    /** Who let it move against its verdict, or did: no check, and nothing that is satisfied. */
    public List<CheckGroup> overrides() {
        return checks.stream()
                .filter(check -> check.satisfied() && check.isOverride())
                .toList();
    }

    /** Operations the tenant uses that were not compared once. */
    public List<String> unseen() {
        return parity.operations().stream()
                .filter(operation ->
                        operation.counts().match() + operation.counts().mismatch() == 0)
                .map(OperationLine::operation)
                .toList();
    }

    /** Distinct cases over all operations. */
    public long distinctCases() {
        return parity.operations().stream()
                .mapToLong(OperationLine::distinctCases)
                .sum();
    }

    /** How many of 1,000 operations in use were compared. */
    public long operationsShare() {
        return share(parity.coverage().operationsCompared(), parity.coverage().operationsUsed());
    }

    /** How many checks there are. */
    public int asked() {
        return satisfied().size() + unsatisfied().size();
    }

    /** Of the served reads, how many were compared: those asked again are compared too, and served to nobody. */
    public long comparedOfServed() {
        return Math.min(parity.coverage().comparedReads(), parity.coverage().servedReads());
    }

    /** How many of 1,000 served reads were compared. */
    public long readsShare() {
        return share(comparedOfServed(), parity.coverage().servedReads());
    }

    /**
     * In how many of 1,000 cases the next read is of a kind never compared, after Good and Turing: cases seen once over
     * all reads.
     */
    public long unseenShare() {
        long once =
                parity.operations().stream().mapToLong(OperationLine::seenOnce).sum();
        return parity.coverage().comparedReads() == 0
                ? 1_000
                : share(once, parity.coverage().comparedReads());
    }

    /** Forms the report can be taken along in. */
    public List<String> formats() {
        return List.of("html", "json", "md", "csv", "junit");
    }

    private static long share(long part, long whole) {
        return whole == 0 ? 0 : Math.min(1_000, part * 1_000 / whole);
    }
}

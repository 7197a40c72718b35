package dev.parallax.cli;

import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.OperationLine;
import dev.parallax.report.wire.ParityDocument;
import java.util.Locale;

/** A parity report as it is printed: the verdict, a line an operation, a line a discrepancy. */
final class ParityText {

    private static final int NAME_WIDTH = 28;

    private final StringBuilder text = new StringBuilder();

    private ParityText() {}

    static String of(ParityDocument parity) {
        ParityText page = new ParityText();
        page.text.append(GateText.text(parity.readiness()));
        page.line("");
        page.operations(parity);
        page.discrepancies(parity);
        return page.text.toString();
    }

    private void operations(ParityDocument parity) {
        line(row(
                "operation",
                "reads",
                "match",
                "mismatch",
                "cases",
                "unstable",
                "vacuous",
                "skipped",
                "p95 legacy/cand."));
        for (OperationLine operation : parity.operations()) {
            CountsLine counts = operation.counts();
            long skipped = counts.notCompared().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            line(row(
                    operation.operation(),
                    counts.captured(),
                    counts.match(),
                    counts.mismatch(),
                    operation.distinctCases(),
                    counts.unstable(),
                    counts.vacuous(),
                    skipped,
                    String.format(
                            Locale.ROOT,
                            "%.1f / %.1f ms",
                            operation.latency().legacyP95Millis(),
                            operation.latency().candidateP95Millis())));
        }
    }

    private static String row(String name, Object... figures) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-" + NAME_WIDTH + "s", name));
        for (Object figure : figures) {
            row.append(
                    figure instanceof Long count
                            ? String.format(Locale.ROOT, " %,9d", count)
                            : String.format(Locale.ROOT, " %9s", figure));
        }
        return row.toString();
    }

    private void discrepancies(ParityDocument parity) {
        line("");
        line(parity.discrepancies().isEmpty() ? "  No discrepancy." : "  Discrepancies, worst first:");
        for (DiscrepancyLine discrepancy : parity.discrepancies()) {
            line(String.format(
                    Locale.ROOT,
                    "  %s %-10s %-12s %s: %s (%,d times)",
                    discrepancy.id(),
                    discrepancy.severity(),
                    discrepancy.state(),
                    discrepancy.operation(),
                    discrepancy.sentence(),
                    discrepancy.occurrences()));
        }
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}

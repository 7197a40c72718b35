package dev.parallax.report;

import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.OperationLine;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.ReasonLine;

/** A parity report as Markdown. Payload is text in it: whatever Markdown or HTML would act on is escaped. */
final class ParityMarkdown {

    private static final String ACTIVE = "\\`*_{}[]()<>#+-.!|~&\"':@$";

    private ParityMarkdown() {}

    static String of(ParityDocument parity) {
        StringBuilder text = new StringBuilder(2_048);
        text.append("# ").append(escaped(parity.tenant())).append(": ");
        text.append(parity.readiness().decision()).append("\n\n");
        text.append(escaped(parity.readiness().sentence())).append("\n\n## Checks\n\n");
        parity.readiness().reasons().forEach(reason -> check(text, reason));
        text.append("\n## Discrepancies\n\n");
        if (parity.discrepancies().isEmpty()) {
            text.append("None that is not fixed.\n");
        } else {
            text.append("| what changed | operation | severity | state | times |\n|---|---|---|---|---:|\n");
            parity.discrepancies().forEach(discrepancy -> row(text, discrepancy));
        }
        text.append(
                "\n## Operations\n\n| operation | match | mismatch | unstable | vacuous | not compared | cases |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|\n");
        parity.operations().forEach(operation -> row(text, operation));
        return text.toString();
    }

    private static void check(StringBuilder text, ReasonLine reason) {
        text.append(reason.decision() == Decision.READY ? "- [x] " : "- [ ] ")
                .append(escaped(CheckText.sentence(reason.message())));
        String cure = reason.cure();
        if (cure != null) {
            text.append(" To cure: ").append(escaped(CheckText.sentence(cure)));
        }
        text.append('\n');
    }

    private static void row(StringBuilder text, DiscrepancyLine discrepancy) {
        text.append("| ").append(escaped(discrepancy.sentence()));
        text.append(" | ").append(escaped(discrepancy.operation()));
        text.append(" | ").append(discrepancy.severity());
        text.append(" | ").append(discrepancy.state());
        text.append(" | ").append(discrepancy.occurrences()).append(" |\n");
    }

    private static void row(StringBuilder text, OperationLine operation) {
        CountsLine counts = operation.counts();
        text.append("| ").append(escaped(operation.operation()));
        for (long figure : new long[] {
            counts.match(),
            counts.mismatch(),
            counts.unstable(),
            counts.vacuous(),
            ParityCsv.notCompared(counts),
            operation.distinctCases()
        }) {
            text.append(" | ").append(figure);
        }
        text.append(" |\n");
    }

    private static String escaped(String payload) {
        StringBuilder text = new StringBuilder(payload.length() + 16);
        payload.codePoints().forEach(c -> {
            if (c == '<') {
                text.append("&lt;");
            } else if (c == '&') {
                text.append("&amp;");
            } else if (Character.isISOControl(c)) {
                text.append(' ');
            } else if (ACTIVE.indexOf(c) >= 0) {
                text.append('\\').appendCodePoint(c);
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}

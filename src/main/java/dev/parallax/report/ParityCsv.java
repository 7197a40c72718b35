package dev.parallax.report;

import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.OperationLine;
import dev.parallax.report.wire.ParityDocument;
import java.util.Locale;

/**
 * A parity report as CSV (RFC 4180), one line an operation. A field that a spreadsheet would take for a formula is made text
 * by a leading apostrophe (F8).
 */
final class ParityCsv {

    private static final String HEADER =
            "tenant,decision,operation,captured,match,mismatch,unstable,vacuous,not_compared,"
                    + "distinct_cases,masked_matches,legacy_p95_ms,candidate_p95_ms\r\n";

    private ParityCsv() {}

    static String of(ParityDocument parity) {
        StringBuilder text = new StringBuilder(HEADER);
        for (OperationLine operation : parity.operations()) {
            CountsLine counts = operation.counts();
            text.append(field(parity.tenant())).append(',');
            text.append(parity.readiness().decision()).append(',');
            text.append(field(operation.operation()));
            for (long figure : new long[] {
                counts.captured(),
                counts.match(),
                counts.mismatch(),
                counts.unstable(),
                counts.vacuous(),
                notCompared(counts),
                operation.distinctCases(),
                operation.maskedMatches()
            }) {
                text.append(',').append(figure);
            }
            text.append(String.format(
                    Locale.ROOT,
                    ",%.3f,%.3f\r\n",
                    operation.latency().legacyP95Millis(),
                    operation.latency().candidateP95Millis()));
        }
        return text.toString();
    }

    static long notCompared(CountsLine counts) {
        return counts.notCompared().values().stream().mapToLong(Long::longValue).sum();
    }

    private static String field(String payload) {
        boolean formula = !payload.isEmpty() && "=+-@\t\r\n".indexOf(payload.charAt(0)) >= 0;
        String text = formula ? "'" + payload : payload;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

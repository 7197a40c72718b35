package dev.parallax.cli;

import dev.parallax.report.wire.ReplayDocument;
import dev.parallax.report.wire.ReplayOperationLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a replay came to.
 *
 * @param kind always {@value #KIND}
 * @param recording name of the file
 * @param format what it was read as
 * @param from entries an earlier run was done with
 * @param entries done with, from the start of the recording
 * @param complete whether that was all, and every read has its outcome
 * @param ended why not; null if it was
 * @param leftOut entries not asked, by reason, here and at the service
 * @param badEntries the first few that are no requests, with their lines
 * @param replay the service's own account
 */
record ReplaySummary(
        String kind,
        String recording,
        String format,
        long from,
        long entries,
        boolean complete,
        @Nullable String ended,
        Map<String, Long> leftOut,
        List<String> badEntries,
        ReplayDocument replay) {

    static final String KIND = "replay-summary";

    /** Two accounts of what was left out, added up. */
    static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return sum;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%s: %,d entries%s, %,d replayed",
                        recording,
                        entries - from,
                        from == 0 ? "" : String.format(Locale.ROOT, " after the first %,d", from),
                        replay.replayed()));
        if (!leftOut.isEmpty()) {
            line(text, "  left out: " + counts(leftOut));
        }
        badEntries.forEach(bad -> line(text, "    " + bad));
        line(text, "  outcomes: " + outcomes());
        if (!replay.notCompared().isEmpty()) {
            line(text, "  not compared: " + counts(replay.notCompared()));
        }
        List<ReplayOperationLine> differing = replay.operations().stream()
                .filter(operation -> operation.mismatch() > 0)
                .toList();
        if (!differing.isEmpty()) {
            line(text, "  mismatches by operation:");
            differing.forEach(operation -> line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "    %-40s %,d of %,d compared",
                            operation.operation(),
                            operation.mismatch(),
                            operation.mismatch() + operation.match() + operation.unstable() + operation.vacuous())));
        }
        if (ended != null) {
            line(text, "  not complete: " + ended);
        }
        return text.toString();
    }

    private String outcomes() {
        return String.format(
                Locale.ROOT,
                "%,d match · %,d mismatch · %,d unstable · %,d vacuous · %,d not compared · %,d in flight",
                sum(ReplayOperationLine::match),
                sum(ReplayOperationLine::mismatch),
                sum(ReplayOperationLine::unstable),
                sum(ReplayOperationLine::vacuous),
                sum(ReplayOperationLine::notCompared),
                replay.inFlight());
    }

    private long sum(ToLongFunction<ReplayOperationLine> figure) {
        return replay.operations().stream().mapToLong(figure).sum();
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(" · "));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}

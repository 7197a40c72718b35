package dev.parallax.diff;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks and prints them as a Markdown table: the fastest of all samples in microseconds, which other load on
 * the machine disturbs least, and how many times faster than each peer ours is.
 */
public final class BenchmarkTable {

    private BenchmarkTable() {}

    /** Takes a pattern of benchmarks to run; none for all. */
    public static void main(String[] args) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(args.length > 0 && !args[0].isBlank() ? args[0] : "DiffBenchmark");
        options.verbosity(VerboseMode.SILENT);
        Collection<RunResult> results = new Runner(options.build()).run();
        Map<String, Map<String, Double>> byDocument = new TreeMap<>();
        for (RunResult result : results) {
            String document = result.getParams().getParam("document");
            String name = result.getPrimaryResult().getLabel();
            byDocument
                    .computeIfAbsent(document, key -> new TreeMap<>())
                    .put(name, result.getPrimaryResult().getStatistics().getMin());
        }
        print(byDocument);
    }

    private static void print(Map<String, Map<String, Double>> byDocument) {
        System.out.println("JDK " + Runtime.version());
        System.out.println("| document | parallax, µs | zjsonpatch | normalise, then zjsonpatch | json-unit | JSONassert | Jackson trees | Jackson tokens |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (BenchmarkDocument document : BenchmarkDocument.values()) {
            Map<String, Double> times = byDocument.getOrDefault(document.name(), Map.of());
            Double ours = times.get("parallax");
            if (ours != null) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.1f | %s | %s | %s | %s | %s | %s |%n",
                        document.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        ours,
                        ratio(times.get("zjsonpatch"), ours),
                        ratio(times.get("normalised"), ours),
                        ratio(times.get("jsonUnit"), ours),
                        ratio(times.get("jsonAssert"), ours),
                        ratio(times.get("jacksonTreeEquals"), ours),
                        ratio(times.get("jacksonTokens"), ours));
            }
        }
    }

    private static String ratio(Double peer, double ours) {
        return peer == null ? "–" : String.format(Locale.ROOT, "%.0f (%.1fx)", peer, peer / ours);
    }
}

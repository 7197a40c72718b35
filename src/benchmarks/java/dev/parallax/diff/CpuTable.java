package dev.parallax.diff;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the same calls as {@link DiffBenchmark} by CPU time of one thread, best of many batches, all calls of a document
 * in turn, in one process: what can be measured on a machine that others use too. Prints a Markdown table.
 */
public final class CpuTable {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long BATCH_NANOS = 3_000_000;
    private static volatile Object sink;

    private CpuTable() {}

    /** Something measured. */
    private interface Call {
        Object run() throws Exception;
    }

    /**
     * Takes the CPU time to spend on each cell, in milliseconds, and the names of the documents to measure, in one argument
     * or several; 700 and all documents if none is given.
     */
    public static void main(String[] args) throws Exception {
        List<String> given = List.of(String.join(" ", args).strip().split(" +"));
        long budget = (given.get(0).isEmpty() ? 700 : Long.parseLong(given.get(0))) * 1_000_000;
        List<BenchmarkDocument> documents = given.size() > 1
                ? given.stream().skip(1).map(BenchmarkDocument::valueOf).toList()
                : List.of(BenchmarkDocument.values());
        System.out.println("JDK " + Runtime.version());
        System.out.println("| document | KB | parallax, µs | allocated, KB | zjsonpatch | normalise, then zjsonpatch | json-unit"
                + " | JSONassert | Jackson trees | Jackson tokens |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (BenchmarkDocument document : documents) {
            DiffBenchmark benchmark = new DiffBenchmark();
            benchmark.document = document;
            benchmark.prepare();
            Map<String, Call> calls = new LinkedHashMap<>();
            calls.put("parallax", benchmark::parallax);
            calls.put("zjsonpatch", benchmark::zjsonpatch);
            calls.put("normalised", benchmark::normalised);
            calls.put("jsonUnit", benchmark::jsonUnit);
            calls.put("jsonAssert", benchmark::jsonAssert);
            calls.put("trees", benchmark::jacksonTreeEquals);
            calls.put("tokens", benchmark::countTokens);
            row(document, benchmark, micros(calls, budget));
        }
    }

    private static void row(BenchmarkDocument document, DiffBenchmark benchmark, Map<String, Double> micros) {
        double ours = micros.remove("parallax");
        List<String> peers = new ArrayList<>();
        micros.values().forEach(peer -> peers.add(String.format(Locale.ROOT, "%.0f (%.1fx)", peer, peer / ours)));
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.1f | %s |%n",
                document.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                document.legacy().length() / 1024.0,
                ours,
                allocated(benchmark) / 1024.0,
                String.join(" | ", peers));
    }

    private static long allocated(DiffBenchmark benchmark) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        sink = benchmark.parallax();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    /** The calls take turns, so that what else the machine does hits them alike. */
    private static Map<String, Double> micros(Map<String, Call> calls, long budget) throws Exception {
        Map<String, Double> best = new LinkedHashMap<>();
        Map<String, Long> spent = new LinkedHashMap<>();
        boolean left = true;
        while (left) {
            left = false;
            for (Map.Entry<String, Call> call : calls.entrySet()) {
                long before = spent.getOrDefault(call.getKey(), 0L);
                if (before < budget) {
                    left = true;
                    long start = THREADS.getCurrentThreadCpuTime();
                    best.merge(call.getKey(), batch(call.getValue()), Math::min);
                    spent.put(call.getKey(), before + THREADS.getCurrentThreadCpuTime() - start);
                }
            }
        }
        return best;
    }

    private static double batch(Call call) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        long spent = 0;
        int calls = 0;
        while (spent < BATCH_NANOS) {
            sink = call.run();
            calls++;
            spent = THREADS.getCurrentThreadCpuTime() - start;
        }
        return spent / 1e3 / calls;
    }
}

package dev.parallax.diff;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/**
 * Measures the same calls as {@link DiffBenchmark} by CPU time of one thread, best of many batches, in one process: what
 * can be measured on a machine that others use too. Prints a Markdown table.
 */
public final class CpuTable {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long BATCH_NANOS = 3_000_000;
    private static volatile Object sink;

    private CpuTable() {}

    /** Something measured. */
    private interface Call {
        Object run() throws Exception;
    }

    /** Takes the CPU time to spend on each cell, in milliseconds; 700 if none is given. */
    public static void main(String[] args) throws Exception {
        long budget = args.length > 0 ? Long.parseLong(args[0]) * 1_000_000 : 700_000_000;
        System.out.println("JDK " + Runtime.version());
        System.out.println("| document | parallax, µs | zjsonpatch | Jackson trees | Jackson tokens |");
        System.out.println("|---|---|---|---|---|");
        for (BenchmarkDocument document : BenchmarkDocument.values()) {
            DiffBenchmark benchmark = new DiffBenchmark();
            benchmark.document = document;
            benchmark.prepare();
            double ours = micros(benchmark::parallax, budget);
            double patch = micros(benchmark::zjsonpatch, budget);
            double trees = micros(benchmark::jacksonTreeEquals, budget);
            double tokens = micros(benchmark::countTokens, budget);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.0f (%.1fx) | %.0f (%.1fx) | %.1f (%.1fx) |%n",
                    document.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    ours,
                    patch,
                    patch / ours,
                    trees,
                    trees / ours,
                    tokens,
                    tokens / ours);
        }
    }

    private static double micros(Call call, long budget) throws Exception {
        double best = Double.MAX_VALUE;
        long begun = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - begun < budget) {
            long start = THREADS.getCurrentThreadCpuTime();
            long spent = 0;
            int calls = 0;
            while (spent < BATCH_NANOS) {
                sink = call.run();
                calls++;
                spent = THREADS.getCurrentThreadCpuTime() - start;
            }
            best = Math.min(best, spent / 1e3 / calls);
        }
        return best;
    }
}

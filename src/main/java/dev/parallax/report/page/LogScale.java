package dev.parallax.report.page;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A logarithmic scale of time, 1,000 wide, from one power of ten milliseconds to another: latencies of a cache and of a
 * report must both be read on it.
 *
 * @param from exponent of its left end
 * @param to exponent of its right end, greater
 */
public record LogScale(int from, int to) {

    private static final double WIDTH = 1_000;
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    /** 0.1 ms and 100 s: what lies beyond stands at the end. */
    private static final int LEAST = -1;

    private static final int MOST = 5;

    /** The narrowest scale that holds all of them. */
    static LogScale of(List<Duration> latencies) {
        int from = latencies.stream()
                .mapToInt(latency -> (int) Math.floor(exponent(latency)))
                .min()
                .orElse(0);
        int to = latencies.stream()
                .mapToInt(latency -> (int) Math.ceil(exponent(latency)))
                .max()
                .orElse(1);
        return new LogScale(from, Math.max(to, from + 1));
    }

    long at(Duration latency) {
        return Math.round(Math.min(1, Math.max(0, (exponent(latency) - from) / (to - from))) * WIDTH);
    }

    /** What stands along it, from left to right at equal distances. */
    public List<String> ticks() {
        return IntStream.rangeClosed(from, to).mapToObj(LogScale::words).toList();
    }

    private static double exponent(Duration latency) {
        double millis = latency.toNanos() / NANOS_PER_MILLI;
        return Math.min(MOST, Math.max(LEAST, millis <= 0 ? LEAST : Math.log10(millis)));
    }

    private static String words(int exponent) {
        if (exponent < 0) {
            return "0.1 ms";
        }
        return exponent < 3
                ? Math.round(Math.pow(10, exponent)) + " ms"
                : Math.round(Math.pow(10, exponent - 3.0)) + " s";
    }
}

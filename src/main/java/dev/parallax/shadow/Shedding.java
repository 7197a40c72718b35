package dev.parallax.shadow;

import dev.parallax.exchange.CapturedRead;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Takes load off when the serving side becomes slower: while its 95th percentile of the last ten seconds is above a factor
 * of the median of the last ten minutes, the share that is mirrored halves every ten seconds, down to a twentieth; once it is
 * back, the share grows by a tenth. Slow for ten minutes on end though next to nothing is mirrored, it is not mirroring that
 * makes it slow: what is usual is learnt anew. What is left out depends on the request alone. Thread-safe.
 */
final class Shedding {

    /** Length of a window, in milliseconds. */
    private static final long WINDOW = 10_000;
    /** Windows in ten minutes. */
    private static final int REMEMBERED = 60;
    /** Windows needed to know what is normal: three minutes. */
    private static final int BASELINE = 18;
    /** Reads a window needs for its percentile to mean anything. */
    private static final int ENOUGH = 40;
    /** Reads a window keeps at most; later ones take earlier ones' places. */
    private static final int KEPT = 512;
    /** A difference under this is noise, whatever the factor. In nanoseconds. */
    private static final long NOISE = Duration.ofMillis(5).toNanos();

    private static final double LEAST = 0.05;

    private final double factor;
    private final InstantSource clock;
    // All guarded by this.
    private final Deque<Long> percentiles = new ArrayDeque<>();
    private final long[] latencies = new long[KEPT];
    private int seen;
    /** Slow windows in a row. */
    private int slow;

    private long windowEnds;
    private volatile double share = 1;

    /**
     * @param factor how much slower is too slow; 0 for never
     */
    Shedding(double factor, InstantSource clock) {
        this.factor = factor;
        this.clock = clock;
        this.windowEnds = clock.millis() + WINDOW;
    }

    /** Whether a read may be mirrored now. */
    boolean keeps(CapturedRead read) {
        double now = share;
        return now >= 1 || RequestHash.of(read) < now;
    }

    /** The serving side took that long to answer a client. */
    synchronized void served(Duration latency) {
        long now = clock.millis();
        if (now >= windowEnds || now < windowEnds - WINDOW) {
            endWindow();
            windowEnds = now + WINDOW;
        }
        latencies[seen % KEPT] = latency.toNanos();
        seen++;
    }

    /** The share of reads mirrored now, 0 to 1. */
    double share() {
        return share;
    }

    private void endWindow() {
        if (seen >= ENOUGH && factor > 0) {
            long[] sorted = Arrays.copyOf(latencies, Math.min(seen, KEPT));
            Arrays.sort(sorted);
            judge(sorted[(int) (sorted.length * 0.95)]);
        }
        seen = 0;
    }

    private void judge(long p95) {
        if (percentiles.size() >= BASELINE && p95 > median() * factor && p95 > median() + NOISE) {
            // A slow spell must not become what is normal, unless it does not end.
            share = Math.max(LEAST, share / 2);
            slow++;
            if (slow >= REMEMBERED) {
                percentiles.clear();
                slow = 0;
            }
            return;
        }
        share = Math.min(1, share + 0.1);
        slow = 0;
        percentiles.addLast(p95);
        if (percentiles.size() > REMEMBERED) {
            percentiles.removeFirst();
        }
    }

    private long median() {
        long[] sorted = percentiles.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}

package dev.parallax.compare;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a shadow that writes from data that moves by itself. Both make the serving side answer otherwise after a shadow
 * read; only the first does not when the serving side is read twice with no shadow read between.
 *
 * <p>Changes are taken as events of a Poisson process. While a shadow read lay between two serving reads there were
 * {@code c1} changes over the exposure {@code E1} (every pair compared adds to it, changed or not); while none did, {@code
 * c0} over {@code E0}. If the shadow writes nothing, {@code c1} given {@code c1 + c0} is binomial with {@code p = E1 / (E1
 * + E0)}, the exact conditional test of two Poisson rates (Przyborowski and Wilenski, 1940). Below {@value #ALPHA} the
 * shadow is accused. Keyed by tenant, operation and place: a race in one tenant never accuses another's reads.
 *
 * <p>Thread-safe. Holds the {@value #MAX_KEYS} most recently used keys.
 */
final class ShadowWriteWatch {

    private static final double ALPHA = 1e-6;
    private static final int MIN_CHANGES = 4;
    private static final int MAX_KEYS = 10_000;
    // Counting starts afresh after so many, which bounds the sum below and forgets a defect that was mended.
    private static final int MAX_EVENTS = 1_000;

    private record Reads(Tenant tenant, OperationId operation) {}

    private record Place(Reads reads, PathPattern pattern) {}

    /**
     * Changes at one place, and the exposure they are held against, in seconds.
     *
     * @param exposedBefore exposure of the reads when counting began here
     */
    private record Tally(long changes, long controlChanges, double controlSeconds, double exposedBefore) {

        Tally plus(boolean changedInControl, double seconds) {
            return new Tally(
                    changes + 1, controlChanges + (changedInControl ? 1 : 0), controlSeconds + seconds, exposedBefore);
        }

        long events() {
            return changes + controlChanges;
        }
    }

    // Both guarded by this.
    private final Map<Reads, Double> exposedSeconds = recentlyUsed();
    private final Map<Place, Tally> tallies = recentlyUsed();

    private static <K, V> Map<K, V> recentlyUsed() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MAX_KEYS;
            }
        };
    }

    /** A pair was compared: between its two reads the data was exposed to the shadow for {@code window}. */
    synchronized void exposed(Tenant tenant, OperationId operation, Duration window) {
        exposedSeconds.merge(new Reads(tenant, operation), seconds(window), Double::sum);
    }

    /**
     * The serving side's answer changed at {@code pattern} across a shadow read.
     *
     * @param changedInControl whether it changed there again in the control window, without a shadow read
     * @param control length of the control window
     * @return whether the shadow stands accused of writing there
     */
    synchronized boolean changed(
            Tenant tenant, OperationId operation, PathPattern pattern, boolean changedInControl, Duration control) {
        Reads reads = new Reads(tenant, operation);
        Place place = new Place(reads, pattern);
        double exposed = exposedSeconds.getOrDefault(reads, 0.0);
        Tally before = tallies.getOrDefault(place, new Tally(0, 0, 0, 0));
        if (before.events() >= MAX_EVENTS) {
            before = new Tally(0, 0, 0, exposed);
        }
        Tally tally = before.plus(changedInControl, seconds(control));
        tallies.put(place, tally);
        double exposure = exposed - tally.exposedBefore();
        if (tally.changes() < MIN_CHANGES || tally.controlSeconds() <= 0) {
            return false;
        }
        double p = exposure / (exposure + tally.controlSeconds());
        return upperTail(tally.changes(), tally.events(), p) < ALPHA;
    }

    /** P(X >= k) for X binomial(n, p), summed in log space. */
    static double upperTail(long k, long n, double p) {
        if (p <= 0) {
            return k == 0 ? 1 : 0;
        }
        if (p >= 1) {
            return 1;
        }
        double sum = 0;
        double logCoefficient = 0; // log of n over i, from i = n downwards
        for (long i = n; i >= k; i--) {
            sum += Math.exp(logCoefficient + i * Math.log(p) + (n - i) * Math.log1p(-p));
            logCoefficient += Math.log((double) i) - Math.log((double) (n - i + 1));
        }
        return Math.min(1, sum);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

package dev.parallax.evidence.sketch;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long something took, many times: counts in logarithmic buckets. Every quantile is within 2 % of the true one,
 * whatever the distribution; merging is exact, so the order in which parts arrive does not matter. One occupied bucket
 * takes two or three bytes.
 *
 * <p>Not thread-safe.
 */
public final class LatencySketch {

    /** Each bucket's upper edge is this much above its lower one; half of it is the error. */
    private static final double GROWTH = 1.04;

    private static final double LOG_GROWTH = Math.log(GROWTH);

    /** Durations are told apart from 10 µs up. */
    private static final double SMALLEST_NANOS = 10_000;

    private final TreeMap<Integer, Long> buckets = new TreeMap<>();
    private long count;

    /** Adds one measurement; negative ones count as zero. */
    public void add(Duration latency) {
        add(bucket(latency), 1);
    }

    /** Adds all that is in {@code other}. */
    public void merge(LatencySketch other) {
        other.buckets.forEach(this::add);
    }

    /** How many measurements there are. */
    public long count() {
        return count;
    }

    /**
     * The duration that a share {@code q} of the measurements does not exceed; zero if there are none.
     *
     * @param q 0 to 1
     */
    public Duration quantile(double q) {
        long rank = Math.max(1, (long) Math.ceil(q * count));
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return middle(bucket.getKey());
            }
        }
        return Duration.ZERO;
    }

    /** As bytes, for {@link #read}. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(3 * buckets.size());
        int previous = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            VarInts.write(out, bucket.getKey() - previous);
            VarInts.write(out, bucket.getValue());
            previous = bucket.getKey();
        }
        return out.toByteArray();
    }

    /**
     * What {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if it did not write these bytes
     */
    public static LatencySketch read(byte[] bytes) {
        LatencySketch sketch = new LatencySketch();
        VarInts.Reader reader = new VarInts.Reader(bytes);
        int bucket = 0;
        while (reader.hasNext()) {
            bucket += (int) reader.next();
            sketch.add(bucket, reader.next());
        }
        return sketch;
    }

    private void add(int bucket, long measurements) {
        buckets.merge(bucket, measurements, Long::sum);
        count += measurements;
    }

    private static int bucket(Duration latency) {
        double nanos = latency.isNegative() ? 0 : latency.toNanos();
        return nanos <= SMALLEST_NANOS ? 0 : (int) Math.ceil(Math.log(nanos / SMALLEST_NANOS) / LOG_GROWTH);
    }

    private static Duration middle(int bucket) {
        double upper = SMALLEST_NANOS * Math.pow(GROWTH, bucket);
        return Duration.ofNanos(Math.round(bucket == 0 ? upper : upper * 2 / (1 + GROWTH)));
    }
}

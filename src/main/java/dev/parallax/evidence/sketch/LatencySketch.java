package dev.parallax.evidence.sketch;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

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

    private static final int[] NONE = {};
    private static final long[] NO_COUNTS = {};

    /** Occupied buckets, ascending; only the first {@code size} count. Arrays, as there are very many small sketches. */
    private int[] buckets = NONE;

    private long[] counts = NO_COUNTS;
    private int size;
    private long count;

    /** Adds one measurement; negative ones count as zero. */
    public void add(Duration latency) {
        add(bucket(latency), 1);
    }

    /** Adds all that is in {@code other}. */
    public void merge(LatencySketch other) {
        for (int i = 0; i < other.size; i++) {
            add(other.buckets[i], other.counts[i]);
        }
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
        return count == 0 ? Duration.ZERO : middle(bucketOf(Math.max(1, (long) Math.ceil(q * count))));
    }

    /**
     * A duration that the true quantile is not above, whatever the distribution; empty if there are too few measurements.
     *
     * @param q above 0 and below 1
     * @param risk how often it may be above it after all
     */
    public Optional<Duration> quantileAtMost(double q, double risk) {
        long rank = new QuantileRanks(count, q, risk).above();
        return rank > count ? Optional.empty() : Optional.of(upper(bucketOf(rank)));
    }

    /**
     * A duration that the true quantile is not below, whatever the distribution; zero if there are too few measurements.
     *
     * @param q above 0 and below 1
     * @param risk how often it may be below it after all
     */
    public Duration quantileAtLeast(double q, double risk) {
        long rank = new QuantileRanks(count, q, risk).below();
        int bucket = rank == 0 ? 0 : bucketOf(rank);
        return bucket == 0 ? Duration.ZERO : upper(bucket - 1);
    }

    /** Where the measurement at that place is, from 1 to {@link #count}. */
    private int bucketOf(long rank) {
        long seen = 0;
        int i = -1;
        while (seen < rank) {
            seen += counts[++i];
        }
        return buckets[i];
    }

    /** As bytes, for {@link #read}. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(3 * size);
        int previous = 0;
        for (int i = 0; i < size; i++) {
            VarInts.write(out, buckets[i] - previous);
            VarInts.write(out, counts[i]);
            previous = buckets[i];
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
        count += measurements;
        int place = Arrays.binarySearch(buckets, 0, size, bucket);
        if (place >= 0) {
            counts[place] += measurements;
            return;
        }
        place = ~place;
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, Math.max(2, 2 * size));
            counts = Arrays.copyOf(counts, buckets.length);
        }
        System.arraycopy(buckets, place, buckets, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        buckets[place] = bucket;
        counts[place] = measurements;
        size++;
    }

    private static int bucket(Duration latency) {
        double nanos = latency.isNegative() ? 0 : latency.toNanos();
        return nanos <= SMALLEST_NANOS ? 0 : (int) Math.ceil(Math.log(nanos / SMALLEST_NANOS) / LOG_GROWTH);
    }

    private static Duration upper(int bucket) {
        return Duration.ofNanos(Math.round(SMALLEST_NANOS * Math.pow(GROWTH, bucket)));
    }

    private static Duration middle(int bucket) {
        double upper = SMALLEST_NANOS * Math.pow(GROWTH, bucket);
        return Duration.ofNanos(Math.round(bucket == 0 ? upper : upper * 2 / (1 + GROWTH)));
    }
}

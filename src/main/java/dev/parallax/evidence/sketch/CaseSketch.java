package dev.parallax.evidence.sketch;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many different cases were seen, and how many of them once: the cases with the {@value #CAPACITY} smallest hashes,
 * each with its count (a bottom-k sample). Exact up to {@value #CAPACITY} cases; beyond, estimated from how dense the
 * sample lies.
 *
 * <p>Merging parts gives exactly what one sketch of everything would hold: a case that is among the smallest of all is
 * among the smallest of every part it occurs in, so none of its counts is missing.
 *
 * <p>Not thread-safe.
 */
public final class CaseSketch {

    /** How many cases are kept; the standard error beyond is 1/√(510) = 4.4 %. */
    public static final int CAPACITY = 512;

    /** Standard errors between the estimate and its lower bound: one-sided 97.7 %. */
    private static final double ERRORS_BELOW = 2;

    private static final double HASHES = 0x1p63;

    private final TreeMap<Long, Long> counts = new TreeMap<>();

    /** Whether a case was ever left out. */
    private boolean sampled;

    /** Counts one more observation of the case with this hash, any 64 well-mixed bits. */
    public void add(long hash) {
        add(hash >>> 1, 1);
    }

    /** Adds all that is in {@code other}. */
    public void merge(CaseSketch other) {
        sampled |= other.sampled;
        other.counts.forEach(this::add);
    }

    /** Whether nothing was seen. */
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** How many different cases: exact if few, otherwise the best guess. */
    public long estimate() {
        return sampled ? Math.round((CAPACITY - 1) / density()) : counts.size();
    }

    /** A number of different cases that is not above the true one, but for one chance in forty. */
    public long lowerBound() {
        double relativeError = 1 / Math.sqrt(CAPACITY - 2.0);
        return sampled ? (long) Math.floor(estimate() * (1 - ERRORS_BELOW * relativeError)) : counts.size();
    }

    /** How many different cases were seen exactly once: exact if few, otherwise the best guess. */
    public long seenOnce() {
        long once = counts.values().stream().filter(count -> count == 1).count();
        return sampled ? Math.round(estimate() * (double) once / counts.size()) : once;
    }

    /** As bytes, for {@link #read}. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 + 9 * counts.size());
        out.write(sampled ? 1 : 0);
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            VarInts.writeFixed(out, entry.getKey());
            VarInts.write(out, entry.getValue());
        }
        return out.toByteArray();
    }

    /**
     * What {@link #toBytes} wrote; no bytes stand for nothing seen.
     *
     * @throws IllegalArgumentException if it did not write these bytes
     */
    public static CaseSketch read(byte[] bytes) {
        CaseSketch sketch = new CaseSketch();
        VarInts.Reader reader = new VarInts.Reader(bytes);
        if (reader.hasNext()) {
            sketch.sampled = reader.next() != 0;
        }
        while (reader.hasNext()) {
            sketch.add(reader.nextFixed(), reader.next());
        }
        return sketch;
    }

    private void add(long key, long observations) {
        if (counts.size() >= CAPACITY && key > counts.lastKey()) {
            sampled = true;
            return;
        }
        counts.merge(key, observations, Long::sum);
        if (counts.size() > CAPACITY) {
            counts.pollLastEntry();
            sampled = true;
        }
    }

    /** The share of all hashes that lies below the largest one kept. */
    private double density() {
        return counts.lastKey() / HASHES;
    }
}

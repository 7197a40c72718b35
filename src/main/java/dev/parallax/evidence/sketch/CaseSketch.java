package dev.parallax.evidence.sketch;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

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

    private static final long[] NONE = {};

    /** Ascending; only the first {@code size} count. Arrays, as there are hundreds of thousands of small sketches. */
    private long[] hashes = NONE;
    /** How often each was seen. */
    private long[] counts = NONE;

    private int size;

    /** Whether a case was ever left out. */
    private boolean sampled;

    /** Counts one more observation of the case with this hash, any 64 well-mixed bits. */
    public void add(long hash) {
        add(hash >>> 1, 1);
    }

    /** Adds all that is in {@code other}. */
    public void merge(CaseSketch other) {
        sampled |= other.sampled;
        for (int i = 0; i < other.size; i++) {
            add(other.hashes[i], other.counts[i]);
        }
    }

    /** Whether nothing was seen. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** How many different cases: exact if few, otherwise the best guess. */
    public long estimate() {
        return sampled ? Math.round((CAPACITY - 1) / density()) : size;
    }

    /** A number of different cases that is not above the true one, but for one chance in forty. */
    public long lowerBound() {
        double relativeError = 1 / Math.sqrt(CAPACITY - 2.0);
        return sampled ? (long) Math.floor(estimate() * (1 - ERRORS_BELOW * relativeError)) : size;
    }

    /** How many different cases were seen exactly once: exact if few, otherwise the best guess. */
    public long seenOnce() {
        long once = 0;
        for (int i = 0; i < size; i++) {
            once += counts[i] == 1 ? 1 : 0;
        }
        return sampled ? Math.round(estimate() * (double) once / size) : once;
    }

    /** As bytes, for {@link #read}. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 + 9 * size);
        out.write(sampled ? 1 : 0);
        for (int i = 0; i < size; i++) {
            VarInts.writeFixed(out, hashes[i]);
            VarInts.write(out, counts[i]);
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
        int place = size > 0 && key > hashes[size - 1] ? ~size : Arrays.binarySearch(hashes, 0, size, key);
        if (place >= 0) {
            counts[place] += observations;
            return;
        }
        place = ~place;
        if (size == CAPACITY) {
            sampled = true;
            if (place == CAPACITY) {
                return;
            }
            size--; // The largest gives way.
        }
        makeRoom();
        System.arraycopy(hashes, place, hashes, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        hashes[place] = key;
        counts[place] = observations;
        size++;
    }

    private void makeRoom() {
        if (size == hashes.length) {
            int length = Math.min(CAPACITY, Math.max(2, 2 * size));
            hashes = Arrays.copyOf(hashes, length);
            counts = Arrays.copyOf(counts, length);
        }
    }

    /** The share of all hashes that lies below the largest one kept. */
    private double density() {
        return hashes[size - 1] / HASHES;
    }
}

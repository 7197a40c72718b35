package dev.parallax.diff.align;

import dev.parallax.diff.json.Hashes;

/** Finds positions by 64-bit hash, those of equal hashes in ascending order. Open addressing, filled once. */
public final class HashIndex {

    /** In place of the head of a slot whose positions are all taken. */
    private static final int EMPTIED = -1;

    private final int first;
    private final long[] keys;
    private final int[] heads;
    private final int[] next;
    private final int mask;

    /** Indexes {@code hashes[from]} to {@code hashes[to - 1]}. */
    public HashIndex(long[] hashes, int from, int to) {
        this.first = from;
        int capacity = Integer.highestOneBit(Math.max(4, to - from)) * 4;
        this.mask = capacity - 1;
        this.keys = new long[capacity];
        this.heads = new int[capacity];
        this.next = new int[to - from];
        for (int i = to - 1; i >= from; i--) {
            int slot = slot(hashes[i]);
            next[i - from] = heads[slot];
            heads[slot] = i + 1;
            keys[slot] = hashes[i];
        }
    }

    /** Takes the first position of that hash not yet taken; {@link Alignment#NONE} if there is none. */
    public int take(long hash) {
        int slot = slot(hash);
        int position = heads[slot] - 1;
        // Emptied slots keep their key, so that probing goes on past them.
        if (position < 0) {
            return Alignment.NONE;
        }
        heads[slot] = next[position - first] == 0 ? EMPTIED : next[position - first];
        return position;
    }

    /** The first position of that hash not yet taken, left there; {@link Alignment#NONE} if there is none. */
    public int first(long hash) {
        return Math.max(heads[slot(hash)] - 1, Alignment.NONE);
    }

    private int slot(long hash) {
        int slot = (int) Hashes.spread(hash) & mask;
        while (heads[slot] != 0 && keys[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

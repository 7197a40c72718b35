package dev.parallax.diff.align;

import dev.parallax.diff.json.Hashes;

/** Finds positions by 64-bit hash, those of equal hashes in ascending order. Open addressing, filled once. */
public final class HashIndex {

    private final long[] hashes;
    private final int first;

    /** By slot one more than the position waiting there; below zero once all of that hash are taken; 0 if none ever was. */
    private final int[] heads;

    private final int[] next;
    private final int mask;

    /** Indexes {@code hashes[from]} to {@code hashes[to - 1]}. */
    public HashIndex(long[] hashes, int from, int to) {
        this.hashes = hashes;
        this.first = from;
        int capacity = Integer.highestOneBit(Math.max(4, to - from)) * 4;
        this.mask = capacity - 1;
        this.heads = new int[capacity];
        this.next = new int[to - from];
        for (int i = to - 1; i >= from; i--) {
            int slot = slot(hashes[i]);
            next[i - from] = heads[slot];
            heads[slot] = i + 1;
        }
    }

    /** Takes the first position of that hash not yet taken; {@link Alignment#NONE} if there is none. */
    public int take(long hash) {
        int slot = slot(hash);
        int position = heads[slot] - 1;
        if (position < 0) {
            return Alignment.NONE;
        }
        // Emptied slots keep a position of their hash, so that probing goes on past them.
        heads[slot] = next[position - first] == 0 ? -position - 1 : next[position - first];
        return position;
    }

    /** The first position of that hash not yet taken, left there; {@link Alignment#NONE} if there is none. */
    public int first(long hash) {
        return Math.max(heads[slot(hash)] - 1, Alignment.NONE);
    }

    private int slot(long hash) {
        int slot = (int) Hashes.spread(hash) & mask;
        while (heads[slot] != 0 && hashes[Math.abs(heads[slot]) - 1] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

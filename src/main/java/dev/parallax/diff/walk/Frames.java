package dev.parallax.diff.walk;

import dev.parallax.diff.json.JsonStrings;
import dev.parallax.rules.trie.RuleState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values a lock-step walk is inside of, by depth: where each starts on both sides, and the step that led to it. Kept
 * in flat arrays, so that walking costs a few stores; states and places are filled in only where something differs.
 */
final class Frames {

    private static final int FIRST_CAPACITY = 8;

    /** Where the value starts on both sides. The two starts name a pair of values: what is remembered is tagged with them. */
    int[] legacyStart = new int[FIRST_CAPACITY];

    int[] candidateStart = new int[FIRST_CAPACITY];

    /** Where the member's name starts in legacy's document; below zero for an element. */
    int[] nameStart = new int[FIRST_CAPACITY];

    int[] nameEnd = new int[FIRST_CAPACITY];

    /** The member's name, and where in legacy's document it was read from. */
    @Nullable
    String[] names = new String[FIRST_CAPACITY];

    int[] namedAt = new int[FIRST_CAPACITY];

    /** The element's index on both sides. */
    int[] legacyIndex = new int[FIRST_CAPACITY];

    int[] candidateIndex = new int[FIRST_CAPACITY];

    /** The start of the array whose elements are being compared in aligned pairs at this depth. */
    int[] aligned = filled(new int[FIRST_CAPACITY]);

    /** For which pair the state is remembered. */
    long[] stateFor = filled(new long[FIRST_CAPACITY]);

    @Nullable
    RuleState[] states = new RuleState[FIRST_CAPACITY];

    /** For which pair the place is remembered. */
    long[] placeFor = filled(new long[FIRST_CAPACITY]);

    @Nullable
    Place[] places = new Place[FIRST_CAPACITY];

    /** Makes room for this depth. */
    void ensure(int depth) {
        if (depth < legacyStart.length) {
            return;
        }
        int capacity = depth * 2;
        legacyStart = Arrays.copyOf(legacyStart, capacity);
        candidateStart = Arrays.copyOf(candidateStart, capacity);
        nameStart = Arrays.copyOf(nameStart, capacity);
        nameEnd = Arrays.copyOf(nameEnd, capacity);
        names = Arrays.copyOf(names, capacity);
        namedAt = Arrays.copyOf(namedAt, capacity);
        legacyIndex = Arrays.copyOf(legacyIndex, capacity);
        candidateIndex = Arrays.copyOf(candidateIndex, capacity);
        aligned = grown(aligned, capacity);
        stateFor = grown(stateFor, capacity);
        states = Arrays.copyOf(states, capacity);
        placeFor = grown(placeFor, capacity);
        places = Arrays.copyOf(places, capacity);
    }

    /** The member's name at this depth; rows of one array have the same names, so it is decoded once for them. */
    String name(int depth, byte[] legacy) {
        int start = nameStart[depth];
        int end = nameEnd[depth];
        int before = namedAt[depth];
        int beforeEnd = before + end - start;
        String known = names[depth];
        if (known != null
                && beforeEnd <= legacy.length
                && Arrays.equals(legacy, start, end, legacy, before, beforeEnd)) {
            return known;
        }
        String name = JsonStrings.decode(legacy, start, end);
        names[depth] = name;
        namedAt[depth] = start;
        return name;
    }

    /** Names the pair of values at this depth. */
    long pair(int depth) {
        return (long) legacyStart[depth] << 32 | candidateStart[depth];
    }

    private static long[] filled(long[] pairs) {
        Arrays.fill(pairs, -1);
        return pairs;
    }

    private static long[] grown(long[] pairs, int capacity) {
        long[] larger = Arrays.copyOf(pairs, capacity);
        Arrays.fill(larger, pairs.length, capacity, -1);
        return larger;
    }

    private static int[] filled(int[] starts) {
        Arrays.fill(starts, -1);
        return starts;
    }

    private static int[] grown(int[] starts, int capacity) {
        int[] larger = Arrays.copyOf(starts, capacity);
        Arrays.fill(larger, starts.length, capacity, -1);
        return larger;
    }
}

package dev.parallax.diff.align;

import java.util.Arrays;

/**
 * Says which elements of two arrays belong together. Elements are given by numbers that are equal for elements taken to be
 * equal; of several equal ones the n-th belongs to the n-th, but for those that begin or end both arrays in order. Never worse
 * than O(n log n).
 */
public final class Alignment {

    public static final int NONE = -1;

    /** Looking for so many elements among all others takes less time than an index. */
    private static final int MAX_BETWEEN = 4;

    private final long[] legacy;
    private final long[] candidate;
    private final int[] toCandidate;
    private final int[] toLegacy;
    private final boolean[] anchored;
    private boolean moved;

    private Alignment(long[] legacy, long[] candidate) {
        this.legacy = legacy;
        this.candidate = candidate;
        this.toCandidate = new int[legacy.length];
        this.toLegacy = new int[candidate.length];
        this.anchored = new boolean[legacy.length];
        Arrays.fill(toCandidate, NONE);
        Arrays.fill(toLegacy, NONE);
    }

    /**
     * Where order matters: equal elements in order belong together, what is between two such pairs is paired by position,
     * equal elements out of order belong together and count as {@link #moved}.
     */
    public static Alignment ordered(long[] legacy, long[] candidate) {
        Alignment alignment = new Alignment(legacy, candidate);
        alignment.alignInOrder();
        return alignment;
    }

    /** Where order does not matter: equal elements belong together, wherever they are. The rest stays unpaired. */
    public static Alignment unordered(long[] legacy, long[] candidate) {
        Alignment alignment = new Alignment(legacy, candidate);
        int from = 0;
        int shorter = Math.min(legacy.length, candidate.length);
        while (from < shorter && legacy[from] == candidate[from]) {
            alignment.pair(from, from++);
        }
        int same = alignment.sameAtTheEnd(from);
        int legacyTo = legacy.length - same;
        int candidateTo = candidate.length - same;
        for (int i = 0; i < same; i++) {
            alignment.pair(legacyTo + i, candidateTo + i);
        }
        alignment.matchEqual(from, legacyTo, from, candidateTo);
        return alignment;
    }

    /** The candidate's element that belongs to this one of legacy; {@link #NONE} if none does. */
    public int candidateOf(int legacyIndex) {
        return toCandidate[legacyIndex];
    }

    /** Legacy's element that belongs to this one of the candidate; {@link #NONE} if none does. */
    public int legacyOf(int candidateIndex) {
        return toLegacy[candidateIndex];
    }

    /** Whether this element of legacy and its partner are equal and in order with all other such. */
    public boolean isAnchor(int legacyIndex) {
        return anchored[legacyIndex];
    }

    /** Whether equal elements stand in another order. */
    public boolean moved() {
        return moved;
    }

    /** Declares that two unpaired elements belong together. */
    public void pair(int legacyIndex, int candidateIndex) {
        toCandidate[legacyIndex] = candidateIndex;
        toLegacy[candidateIndex] = legacyIndex;
    }

    /**
     * How many equal elements stand at the end of both, if the few before them, from {@code from} on, are equal to none of
     * them: only then is the n-th of equal ones there the n-th of all.
     */
    private int sameAtTheEnd(int from) {
        int most = Math.min(legacy.length, candidate.length) - from;
        int same = 0;
        while (same < most && legacy[legacy.length - same - 1] == candidate[candidate.length - same - 1]) {
            same++;
        }
        boolean few = legacy.length + candidate.length - 2 * (same + from) <= MAX_BETWEEN;
        return few && !isAmongLast(same, legacy, from) && !isAmongLast(same, candidate, from) ? same : 0;
    }

    private boolean isAmongLast(int same, long[] hashes, int from) {
        for (int i = from; i < hashes.length - same; i++) {
            for (int j = legacy.length - same; j < legacy.length; j++) {
                if (legacy[j] == hashes[i]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether there are unpaired elements on both sides. */
    public boolean hasLeftovers() {
        return holdsNone(toCandidate) && holdsNone(toLegacy);
    }

    private static boolean holdsNone(int[] partners) {
        for (int partner : partners) {
            if (partner == NONE) {
                return true;
            }
        }
        return false;
    }

    /** Pairs what is left on both sides in order, as far as it goes. */
    public void pairLeftovers() {
        pairGap(0, legacy.length, 0, candidate.length);
    }

    /** Whether the pairs are in another order on one side than on the other. */
    public boolean crosses() {
        int last = NONE;
        for (int partner : toCandidate) {
            if (partner != NONE) {
                if (partner < last) {
                    return true;
                }
                last = partner;
            }
        }
        return false;
    }

    private void alignInOrder() {
        int from = 0;
        int shorter = Math.min(legacy.length, candidate.length);
        while (from < shorter && legacy[from] == candidate[from]) {
            anchored[from] = true;
            pair(from, from++);
        }
        int legacyTo = legacy.length;
        int candidateTo = candidate.length;
        while (legacyTo > from && candidateTo > from && legacy[legacyTo - 1] == candidate[candidateTo - 1]) {
            pair(--legacyTo, --candidateTo);
            anchored[legacyTo] = true;
        }
        if (from == legacyTo || from == candidateTo) {
            return;
        }
        matchEqual(from, legacyTo, from, candidateTo);
        boolean[] anchor = anchors(from, legacyTo);
        if (legacyTo == candidateTo && positionsFitBetter(from, legacyTo, anchor)) {
            Arrays.fill(toCandidate, from, legacyTo, NONE);
            Arrays.fill(toLegacy, from, candidateTo, NONE);
            pairGap(from, legacyTo, from, candidateTo);
            return;
        }
        int gapLegacy = from;
        int gapCandidate = from;
        for (int i = from; i < legacyTo; i++) {
            if (anchor[i - from]) {
                anchored[i] = true;
                pairGap(gapLegacy, i, gapCandidate, toCandidate[i]);
                gapLegacy = i + 1;
                gapCandidate = toCandidate[i] + 1;
            } else if (toCandidate[i] != NONE) {
                moved = true;
            }
        }
        pairGap(gapLegacy, legacyTo, gapCandidate, candidateTo);
    }

    /** Pairs the n-th of equal elements with the n-th. */
    private void matchEqual(int legacyFrom, int legacyTo, int candidateFrom, int candidateTo) {
        HashIndex waiting = new HashIndex(candidate, candidateFrom, candidateTo);
        for (int i = legacyFrom; i < legacyTo; i++) {
            int equal = waiting.take(legacy[i]);
            if (equal != NONE) {
                pair(i, equal);
            }
        }
    }

    /** Marks a longest run of pairs that are in the same order on both sides (patience sorting). */
    private boolean[] anchors(int from, int to) {
        int[] tails = new int[to - from];
        int[] previous = new int[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (toCandidate[i] == NONE) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (toCandidate[tails[middle]] < toCandidate[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i - from] = low == 0 ? NONE : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] anchor = new boolean[to - from];
        int at = length == 0 ? NONE : tails[length - 1];
        while (at != NONE) {
            anchor[at - from] = true;
            at = previous[at - from];
        }
        return anchor;
    }

    /** Whether reading both sides by position explains the stretch with no more changes than the anchors do. */
    private boolean positionsFitBetter(int from, int to, boolean[] anchor) {
        int byPosition = 0;
        int anchored = 0;
        int matched = 0;
        for (int i = from; i < to; i++) {
            byPosition += legacy[i] == candidate[i] ? 0 : 1;
            anchored += anchor[i - from] ? 1 : 0;
            matched += toCandidate[i] == NONE ? 0 : 1;
        }
        boolean onlyMoves = matched == to - from;
        return !onlyMoves && byPosition <= changesAround(from, to, anchor) + matched - anchored;
    }

    /** Elements changed, removed or added between the anchors. */
    private int changesAround(int from, int to, boolean[] anchor) {
        int changes = 0;
        int inGap = 0;
        int gapCandidate = from;
        for (int i = from; i <= to; i++) {
            if (i == to || anchor[i - from]) {
                int end = i == to ? to : toCandidate[i];
                int unmatched = 0;
                for (int j = gapCandidate; j < end; j++) {
                    unmatched += toLegacy[j] == NONE ? 1 : 0;
                }
                changes += Math.max(inGap, unmatched);
                inGap = 0;
                gapCandidate = end + 1;
            } else if (toCandidate[i] == NONE) {
                inGap++;
            }
        }
        return changes;
    }

    private void pairGap(int legacyFrom, int legacyTo, int candidateFrom, int candidateTo) {
        int j = candidateFrom;
        for (int i = legacyFrom; i < legacyTo; i++) {
            if (toCandidate[i] == NONE) {
                while (j < candidateTo && toLegacy[j] != NONE) {
                    j++;
                }
                if (j == candidateTo) {
                    return;
                }
                pair(i, j);
            }
        }
    }
}

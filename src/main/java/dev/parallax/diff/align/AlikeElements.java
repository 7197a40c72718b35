package dev.parallax.diff.align;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements of two arrays that have one number, in order, of which some on both sides have no partner yet. */
public final class AlikeElements {

    private final List<Integer> legacy = new ArrayList<>();
    private final List<Integer> candidate = new ArrayList<>();
    private int leftInLegacy;
    private int leftInCandidate;

    private AlikeElements() {}

    /**
     * The groups in which both sides have elements left over, in the order of legacy's elements.
     *
     * @param one by element of legacy a number that is equal for elements that may belong together
     * @param other the same by element of the candidate
     */
    public static Collection<AlikeElements> withLeftovers(Alignment alignment, long[] one, long[] other) {
        Set<Long> left = new HashSet<>();
        for (int j = 0; j < other.length; j++) {
            if (alignment.legacyOf(j) == Alignment.NONE) {
                left.add(other[j]);
            }
        }
        Map<Long, AlikeElements> groups = new LinkedHashMap<>();
        for (int i = 0; i < one.length; i++) {
            if (alignment.candidateOf(i) == Alignment.NONE && left.contains(one[i])) {
                groups.computeIfAbsent(one[i], number -> new AlikeElements()).leftInLegacy++;
            }
        }
        for (int i = 0; i < one.length && !groups.isEmpty(); i++) {
            AlikeElements group = groups.get(one[i]);
            if (group != null) {
                group.legacy.add(i);
            }
        }
        for (int j = 0; j < other.length && !groups.isEmpty(); j++) {
            AlikeElements group = groups.get(other[j]);
            if (group != null) {
                group.candidate.add(j);
                group.leftInCandidate += alignment.legacyOf(j) == Alignment.NONE ? 1 : 0;
            }
        }
        return groups.values();
    }

    /** Legacy's elements. */
    public int[] legacy() {
        return legacy.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The candidate's elements. */
    public int[] candidate() {
        return candidate.stream().mapToInt(Integer::intValue).toArray();
    }

    /** How many of legacy's have no partner. */
    public int leftInLegacy() {
        return leftInLegacy;
    }

    /** How many of the candidate's have no partner. */
    public int leftInCandidate() {
        return leftInCandidate;
    }
}

package dev.parallax.diff.walk;

import dev.parallax.diff.json.Ints;
import dev.parallax.diff.json.Span;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The elements of an array that differed when read by position, and what was found before the first of them. */
final class ModifiedElements {

    private final Findings.Mark mark;
    private final int firstIndex;
    private final Ints spans = new Ints();
    private final Ints indexes = new Ints();

    ModifiedElements(Findings.Mark mark, int firstIndex) {
        this.mark = mark;
        this.firstIndex = firstIndex;
    }

    void add(int index, Span legacy, Span candidate) {
        indexes.add(index);
        spans.add(legacy.start());
        spans.add(legacy.end());
        spans.add(candidate.start());
        spans.add(candidate.end());
    }

    Findings.Mark mark() {
        return mark;
    }

    int firstIndex() {
        return firstIndex;
    }

    int legacyStart(int modified) {
        return spans.get(modified * 4);
    }

    int candidateStart(int modified) {
        return spans.get(modified * 4 + 2);
    }

    int size() {
        return indexes.size();
    }

    int index(int modified) {
        return indexes.get(modified);
    }

    /** Whether the element modified last stands in the other array where the walk now is: something was put in or left out. */
    boolean looksShifted(byte[] legacy, int at, byte[] candidate, int candidateAt) {
        int last = spans.size() - 4;
        return same(legacy, spans.get(last), spans.get(last + 1), candidate, candidateAt)
                || same(candidate, spans.get(last + 2), spans.get(last + 3), legacy, at);
    }

    private static boolean same(byte[] one, int start, int end, byte[] other, int at) {
        int length = end - start;
        return at + length <= other.length && Arrays.equals(one, start, end, other, at, at + length);
    }

    /** Whether elements changed places: a hash of legacy's is among the candidate's, at another position. */
    static boolean haveMoved(long[] legacy, long[] candidate) {
        Set<Long> changed = new HashSet<>();
        for (int i = 0; i < legacy.length; i++) {
            if (legacy[i] != candidate[i]) {
                changed.add(legacy[i]);
            }
        }
        for (int i = 0; i < candidate.length; i++) {
            if (legacy[i] != candidate[i] && changed.contains(candidate[i])) {
                return true;
            }
        }
        return false;
    }
}

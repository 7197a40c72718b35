package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.exchange.Side;
import dev.parallax.rules.trie.RuleState;
import org.jspecify.annotations.Nullable;

/**
 * Walks two arrays: element by element while that explains them, aligned from where it does not or where a rule asks for
 * it. Not thread-safe.
 */
final class ArrayWalk {

    private final LockStep values;
    private final Walk walk;
    private final Cursor cursor;
    private final Frames frames;
    private final Surroundings around;
    private final Skimmer skimmer;
    private final JsonScanner legacyScanner;
    private final JsonScanner candidateScanner;

    ArrayWalk(LockStep values, Walk walk, Cursor cursor, Frames frames, Surroundings around, Skimmer skimmer) {
        this.values = values;
        this.walk = walk;
        this.cursor = cursor;
        this.frames = frames;
        this.around = around;
        this.skimmer = skimmer;
        this.legacyScanner = cursor.legacyScanner;
        this.candidateScanner = cursor.candidateScanner;
    }

    /**
     * Compares the arrays both sides are at; recursion through {@link LockStep#value} is as deep as documents may be nested,
     * which {@link Limits#depth} bounds.
     *
     * @param resumed whether skimming has come into this array already, to the element it is at or further in
     */
    void compare(int depth, boolean watch, boolean resumed) throws NotJsonException {
        int below = depth + 1;
        if (!resumed) {
            values.open(depth);
            if (cursor.legacyByte() == ']' && cursor.candidateByte() == ']') {
                cursor.close();
                return;
            }
        }
        ModifiedElements modified = null;
        int index = resumed ? skimmer.index(depth) : 0;
        int start = cursor.at;
        int candidateStart = cursor.candidateAt;
        boolean skimmed = resumed;
        boolean uneven = !resumed && (cursor.legacyByte() == ']' || cursor.candidateByte() == ']');
        while (!uneven && !looksShifted(modified, index)) {
            if (!skimmed && !watch && cursor.isWorthSkimming()) {
                if (cursor.skim(skimmer, depth, index) == Skimmer.CLOSED) {
                    if (isExplainedByPosition(depth, modified)) {
                        return;
                    }
                    break;
                }
                index = skimmer.index(depth);
            }
            skimmed = false;
            Findings.Mark mark = walk.findings().mark();
            int before = walk.findings().substantial();
            if (cursor.stoppedIn > depth) {
                start = frames.legacyStart[below];
                candidateStart = frames.candidateStart[below];
                values.resume(below);
            } else {
                cursor.stoppedIn = Cursor.NOWHERE;
                start = cursor.at;
                candidateStart = cursor.candidateAt;
                element(below, watch, index, index);
            }
            if (cursor.leaveTo != Cursor.NOWHERE && cursor.leaveTo != Cursor.FINISHED) {
                leftWithin(depth, watch, index, start, candidateStart);
                return;
            }
            if (walk.findings().substantial() != before) {
                modified = modified == null ? new ModifiedElements(mark, index) : modified;
                modified.add(
                        index,
                        new Span(cursor.legacy, start, cursor.at),
                        new Span(cursor.candidate, candidateStart, cursor.candidateAt));
            }
            if (cursor.leaveTo == Cursor.FINISHED) {
                if (isExplainedByPosition(depth, modified)) {
                    return;
                }
                cursor.leaveTo = Cursor.NOWHERE;
                break;
            }
            cursor.skipBlanks();
            byte one = cursor.legacyByte();
            byte other = cursor.candidateByte();
            index++;
            start = cursor.at;
            candidateStart = cursor.candidateAt;
            if (one == ',' && other == ',') {
                cursor.step();
            } else if (one == ']' && other == ']') {
                if (isExplainedByPosition(depth, modified)) {
                    cursor.close();
                    return;
                }
                break;
            } else {
                start = Elements.next(legacyScanner, start);
                candidateStart = Elements.next(candidateScanner, candidateStart);
                uneven = true;
            }
        }
        if (around.leaves(below)) {
            leftWithin(depth, watch, index, start, candidateStart);
        } else if (modified == null) {
            alignFrom(depth, watch, index, start, candidateStart);
        } else {
            walk.findings().takeBack(modified.mark());
            alignFrom(depth, watch, modified.firstIndex(), modified.legacyStart(0), modified.candidateStart(0));
        }
    }

    private void element(int depth, boolean watch, int index, int candidateIndex) throws NotJsonException {
        frames.nameStart[depth] = Cursor.NOWHERE;
        frames.legacyIndex[depth] = index;
        frames.candidateIndex[depth] = candidateIndex;
        values.value(depth, watch);
    }

    /** Whether the element before differed, and stands in the other array where the walk now is. */
    private boolean looksShifted(@Nullable ModifiedElements modified, int index) {
        return modified != null
                && modified.index(modified.size() - 1) == index - 1
                && modified.looksShifted(cursor.legacy, cursor.at, cursor.candidate, cursor.candidateAt);
    }

    /** Whether reading both arrays by position says all there is to say: as many elements, and none has moved. */
    private boolean isExplainedByPosition(int depth, @Nullable ModifiedElements modified) throws NotJsonException {
        return modified == null || modified.size() < 2 || !haveMoved(depth, modified);
    }

    private boolean haveMoved(int depth, ModifiedElements modified) throws NotJsonException {
        CanonicalHash hash = new CanonicalHash(cursor.legacy, legacyScanner, Side.LEGACY, HashUse.ALIKE, walk);
        CanonicalHash candidateHash =
                new CanonicalHash(cursor.candidate, candidateScanner, Side.CANDIDATE, HashUse.ALIKE, walk);
        long[] hashes = new long[modified.size()];
        long[] candidateHashes = new long[modified.size()];
        for (int i = 0; i < hashes.length; i++) {
            int start = modified.legacyStart(i);
            int candidateStart = modified.candidateStart(i);
            hashes[i] = hash.of(start, around.element(depth, modified.index(i), around.probe(Side.LEGACY, start)));
            candidateHashes[i] = candidateHash.of(
                    candidateStart,
                    around.element(depth, modified.index(i), around.probe(Side.CANDIDATE, candidateStart)));
        }
        return ModifiedElements.haveMoved(hashes, candidateHashes);
    }

    /** Something below is to be left: up to here, or further up. */
    private void leftWithin(int depth, boolean watch, int index, int start, int candidateStart)
            throws NotJsonException {
        if (cursor.leaveTo != depth) {
            return;
        }
        if (around.state(depth).here().ignore() != null) {
            values.skipIgnored(depth);
        } else {
            cursor.leaveTo = Cursor.NOWHERE;
            alignFrom(depth, watch, index, start, candidateStart);
        }
    }

    /** Compares the elements from here on as the rule asks: which belong together is found out first. */
    private void alignFrom(int depth, boolean watch, int index, int start, int candidateStart) throws NotJsonException {
        int below = depth + 1;
        RuleState state = around.state(depth);
        frames.aligned[depth] = frames.legacyStart[depth];
        Elements one = new Elements(cursor.legacy, legacyScanner, frames.legacyStart[depth], index);
        Elements other = new Elements(cursor.candidate, candidateScanner, frames.candidateStart[depth], index);
        ArrayAligner aligner = new ArrayAligner(walk, state, one, other);
        Alignment alignment = aligner.align(start, candidateStart, below);
        walk.spend(one.after() - (long) start + other.after() - candidateStart);
        if (aligner.needsAll()) {
            alignFrom(
                    depth,
                    watch,
                    0,
                    legacyScanner.blanks(frames.legacyStart[depth] + 1),
                    candidateScanner.blanks(frames.candidateStart[depth] + 1));
            return;
        }
        comparePairs(one, other, alignment, below, watch);
        frames.aligned[depth] = Cursor.NOWHERE;
        if (cursor.leaveTo != Cursor.NOWHERE) {
            return;
        }
        new ElementReport(walk, around, depth).all(one, other, alignment);
        cursor.jump(one.after(), other.after());
    }

    private void comparePairs(Elements one, Elements other, Alignment alignment, int below, boolean watch)
            throws NotJsonException {
        long limits = cursor.lookingUpTo();
        for (int i = 0; i < one.size() && cursor.leaveTo == Cursor.NOWHERE; i++) {
            int j = alignment.candidateOf(i);
            if (j != Alignment.NONE && (watch || !areAlike(one, i, other, j))) {
                cursor.jumpInto(one, i, other, j);
                cursor.pinned++;
                element(below, watch, one.first() + i, other.first() + j);
                cursor.pinned--;
            }
        }
        cursor.lookUpTo(limits);
    }

    private boolean areAlike(Elements one, int i, Elements other, int j) {
        return other.isLike(j, i) || one.isSame(i, other, j);
    }
}

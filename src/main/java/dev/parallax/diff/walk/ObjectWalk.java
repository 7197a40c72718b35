package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonNames;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.NotJsonException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks two objects: member by member while the names come in the same order, by name from the first that does not. Not
 * thread-safe.
 */
final class ObjectWalk {

    private final LockStep values;
    private final Walk walk;
    private final Cursor cursor;
    private final Frames frames;
    private final Surroundings around;
    private final Skimmer skimmer;
    private final JsonScanner legacyScanner;
    private final JsonScanner candidateScanner;
    private @Nullable MemberIndex[] indexes = new MemberIndex[4];

    ObjectWalk(LockStep values, Walk walk, Cursor cursor, Frames frames, Surroundings around, Skimmer skimmer) {
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
     * Compares the objects both sides are at; recursion through {@link LockStep#value} is as deep as documents may be
     * nested, which {@link Limits#depth} bounds.
     *
     * @param resumed whether skimming has come into this object already, to the name it is at or further in
     */
    void compare(int depth, boolean watch, boolean resumed) throws NotJsonException {
        if (!resumed) {
            values.open(depth);
        }
        boolean first = !resumed;
        boolean skimmed = resumed;
        while (true) {
            if (!skimmed && !watch && cursor.isWorthSkimming()) {
                int before = cursor.at;
                if (cursor.skim(skimmer, depth, 0) == Skimmer.CLOSED) {
                    return;
                }
                first &= cursor.at == before;
            }
            skimmed = false;
            if (!member(depth, watch, first)) {
                break;
            }
            first = false;
            if (cursor.leaveTo != Cursor.NOWHERE || ends(depth, watch)) {
                break;
            }
        }
        if (cursor.leaveTo == depth) {
            values.skipIgnored(depth);
        }
    }

    /** Compares the members both sides are at; false if that was the end of the objects. */
    private boolean member(int depth, boolean watch, boolean first) throws NotJsonException {
        int below = depth + 1;
        if (cursor.stoppedIn > depth) {
            values.resume(below);
            return true;
        }
        cursor.stoppedIn = Cursor.NOWHERE;
        byte one = cursor.legacyByte();
        byte other = cursor.candidateByte();
        if (one == '}' || other == '}') {
            if (!first) {
                throw new NotJsonException("no member name where one must be", cursor.at);
            }
            if (one == other) {
                cursor.close();
            } else {
                rest(depth, watch);
            }
            return false;
        }
        if (!name(below)) {
            rest(depth, watch);
            return false;
        }
        values.value(below, watch);
        return true;
    }

    /** Passes over what follows a member; whether that was the end of the objects. */
    private boolean ends(int depth, boolean watch) throws NotJsonException {
        cursor.skipBlanks();
        byte one = cursor.legacyByte();
        byte other = cursor.candidateByte();
        if (one == ',' && other == ',') {
            cursor.step();
            return false;
        }
        if (one == '}' && other == '}') {
            cursor.close();
            return true;
        }
        cursor.at = MemberIndex.next(legacyScanner, cursor.at);
        cursor.candidateAt = MemberIndex.next(candidateScanner, cursor.candidateAt);
        rest(depth, watch);
        return true;
    }

    /** Passes over the name and colon both sides are at; false, and still there, if the names are not the same. */
    private boolean name(int below) throws NotJsonException {
        int nameStart = cursor.at;
        int nameEnd = legacyScanner.name(nameStart);
        if (!cursor.advanced(nameEnd)) {
            int candidateNameEnd = candidateScanner.name(cursor.candidateAt);
            if (!isSameName(nameStart, nameEnd, cursor.candidateAt, candidateNameEnd)) {
                return false;
            }
            cursor.at = nameEnd;
            cursor.candidateAt = candidateNameEnd;
            cursor.resync();
        }
        cursor.colon();
        frames.nameStart[below] = nameStart;
        frames.nameEnd[below] = nameEnd;
        return true;
    }

    private boolean isSameName(int start, int end, int candidateStart, int candidateTo) {
        byte[] legacy = cursor.legacy;
        byte[] candidate = cursor.candidate;
        return (JsonNames.hasEscape(legacy, start, end) || JsonNames.hasEscape(candidate, candidateStart, candidateTo))
                && JsonStrings.decode(legacy, start, end)
                        .equals(JsonStrings.decode(candidate, candidateStart, candidateTo));
    }

    /** Compares the members from here on by name: both sides are at a name or a closing brace. */
    private void rest(int depth, boolean watch) throws NotJsonException {
        if (around.leaves(depth + 1)) {
            return;
        }
        int below = depth + 1;
        MemberIndex index = index(depth);
        int candidateTo = index.read(cursor.candidate, candidateScanner, cursor.candidateAt, below);
        walk.spend(candidateTo - (long) cursor.candidateAt);
        MemberReport report = new MemberReport(walk, cursor, frames, around, depth);
        boolean reordered = false;
        int last = Cursor.NOWHERE;
        while (legacyScanner.at(cursor.at) != '}') {
            int start = cursor.at;
            int partner = watch ? Alignment.NONE : index.takeAlike(cursor.legacy, start, cursor.legacyEnd());
            if (partner != Alignment.NONE) {
                cursor.at = start + index.length(partner);
            } else {
                partner = namedMember(below, watch, index, report);
                if (cursor.leaveTo != Cursor.NOWHERE) {
                    return;
                }
            }
            if (partner != Alignment.NONE) {
                reordered |= partner < last;
                last = Math.max(last, partner);
            }
            cursor.at = MemberIndex.next(legacyScanner, cursor.at);
        }
        cursor.at++;
        cursor.candidateAt = candidateTo;
        report.all(index, reordered);
        cursor.resync();
    }

    /** Compares legacy's member with the candidate's of that name; answers which that is. */
    private int namedMember(int below, boolean watch, MemberIndex index, MemberReport report) throws NotJsonException {
        int nameStart = cursor.at;
        int nameEnd = legacyScanner.name(nameStart);
        cursor.at = legacyScanner.colon(nameEnd);
        int partner = index.take(cursor.legacy, nameStart, nameEnd);
        if (partner == Alignment.NONE) {
            int value = cursor.at;
            cursor.at = legacyScanner.value(value, below);
            report.removed(nameStart, nameEnd, value, cursor.at);
            return partner;
        }
        cursor.candidateAt = index.valueStart(partner);
        cursor.resync();
        frames.nameStart[below] = nameStart;
        frames.nameEnd[below] = nameEnd;
        cursor.pinned++;
        values.value(below, watch);
        cursor.pinned--;
        return partner;
    }

    private MemberIndex index(int depth) {
        if (depth >= indexes.length) {
            indexes = Arrays.copyOf(indexes, depth * 2);
        }
        MemberIndex index = indexes[depth];
        if (index == null) {
            index = new MemberIndex();
            indexes[depth] = index;
        }
        return index;
    }
}

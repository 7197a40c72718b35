package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import java.util.Arrays;

/**
 * Where a walk is in both texts, and up to where they are known to be alike from there. While they are, only legacy's text
 * is read. Its fields are the state of one walk, shared by the classes that make it up. Not thread-safe.
 */
final class Cursor {

    static final int NOWHERE = -1;

    /** In {@link #leaveTo}: all that follows is the same on both sides, so the walk may end. */
    static final int FINISHED = -2;

    /** Shorter runs are not worth skimming. */
    private static final int MIN_SKIMMED = 24;

    final byte[] legacy;
    final byte[] candidate;
    final JsonScanner legacyScanner;
    final JsonScanner candidateScanner;

    /** Where the walk is in each text. */
    int at;

    int candidateAt;

    /** Legacy's bytes from {@link #at} to here are the candidate's {@link #knownShift} further on. */
    int equalTo;

    /** How many places around must be walked to their end: they pair values by more than position, or are watched. */
    int pinned;

    /** Depth of the container skimming stopped in, while the walk goes down to it. */
    int stoppedIn = NOWHERE;

    /** Depth of the value to go back to, which rules treat as a whole; {@link #NOWHERE} while walking. */
    int leaveTo = NOWHERE;

    private final int legacyEnd;
    private final int candidateEnd;
    private int knownShift;

    /** How far {@link #resync} looks: within an aligned pair of elements no further than their ends. */
    private int legacyLimit;

    private int candidateLimit;

    Cursor(Span legacy, Span candidate, Limits limits) {
        this.legacy = legacy.doc();
        this.candidate = candidate.doc();
        this.legacyEnd = legacy.end();
        this.candidateEnd = candidate.end();
        this.at = legacy.start();
        this.candidateAt = candidate.start();
        this.legacyLimit = legacyEnd;
        this.candidateLimit = candidateEnd;
        this.legacyScanner = new JsonScanner(this.legacy, legacyEnd, limits.depth());
        this.candidateScanner = new JsonScanner(this.candidate, candidateEnd, limits.depth());
    }

    int legacyEnd() {
        return legacyEnd;
    }

    /** To where both texts' values begin. */
    void begin() {
        jump(legacyScanner.blanks(at), candidateScanner.blanks(candidateAt));
    }

    /** Checks that only blanks follow on both sides. */
    void finish() throws NotJsonException {
        legacyScanner.finish(at);
        candidateScanner.finish(candidateAt);
    }

    /** Finds out anew up to where the texts are the same from here, unless that is known. */
    void resync() {
        int shift = candidateAt - at;
        if (shift == knownShift && at < equalTo) {
            return;
        }
        knownShift = shift;
        int same = Arrays.mismatch(legacy, at, legacyLimit, candidate, candidateAt, candidateLimit);
        if (same >= 0) {
            equalTo = at + same;
        } else {
            boolean toTheEnd = legacyLimit == legacyEnd && candidateLimit == candidateEnd;
            equalTo = toTheEnd ? Integer.MAX_VALUE : legacyLimit;
        }
    }

    /** Goes to these places, which may be behind. */
    void jump(int to, int candidateTo) {
        at = to;
        candidateAt = candidateTo;
        equalTo = to;
        resync();
    }

    /** Goes to where two elements start that belong together, and looks no further than their ends. */
    void jumpInto(Elements one, int i, Elements other, int j) {
        legacyLimit = one.end(i);
        candidateLimit = other.end(j);
        jump(one.start(i), other.start(j));
    }

    /** How far this looks, to be given back to {@link #lookUpTo}. */
    long lookingUpTo() {
        return (long) legacyLimit << 32 | candidateLimit;
    }

    void lookUpTo(long limits) {
        legacyLimit = (int) (limits >>> 32);
        candidateLimit = (int) limits;
    }

    /** Both sides go on by what legacy read up to {@code to}, if the candidate's bytes are the same up to there. */
    boolean advanced(int to) {
        if (to > equalTo) {
            return false;
        }
        candidateAt += to - at;
        at = to;
        return true;
    }

    void skipBlanks() {
        int to = legacyScanner.blanks(at);
        if (to < equalTo) {
            candidateAt += to - at;
            at = to;
        } else {
            at = to;
            candidateAt = candidateScanner.blanks(candidateAt);
            resync();
        }
    }

    boolean inStep() {
        return at < equalTo;
    }

    byte legacyByte() throws NotJsonException {
        return legacyScanner.at(at);
    }

    byte candidateByte() throws NotJsonException {
        return inStep() ? legacy[at] : candidateScanner.at(candidateAt);
    }

    /** Passes over the bracket both sides are at. */
    void close() {
        at++;
        candidateAt++;
        if (at > equalTo) {
            resync();
        }
    }

    /** Passes over the byte both sides are at, to what follows it. */
    void step() {
        at++;
        candidateAt++;
        skipBlanks();
    }

    void colon() throws NotJsonException {
        // Texts that are cut off here are alike without an end, so the array's end has to be looked at too.
        if (at + 1 < equalTo && at + 1 < legacyEnd && legacy[at] == ':' && legacy[at + 1] > ' ') {
            at++;
            candidateAt++;
            return;
        }
        at = legacyScanner.colon(at);
        candidateAt = candidateScanner.colon(candidateAt);
        resync();
    }

    /** Whether all that follows is the same on both sides, and nobody around needs to know where it ends. */
    boolean isFinished() {
        return equalTo == Integer.MAX_VALUE && pinned == 0;
    }

    boolean isWorthSkimming() {
        return equalTo - at > MIN_SKIMMED && !isFinished();
    }

    /** Passes over what is alike; answers where it stopped, see {@link Skimmer#skim}. */
    int skim(Skimmer skimmer, int depth, int index) throws NotJsonException {
        int stopped = skimmer.skim(depth, at, index, equalTo, candidateAt - at);
        candidateAt += skimmer.position() - at;
        at = skimmer.position();
        stoppedIn = stopped == Skimmer.CLOSED ? NOWHERE : stopped;
        return stopped;
    }
}

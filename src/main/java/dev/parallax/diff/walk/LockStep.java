package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.Embedded;
import dev.parallax.diff.value.Verdict;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import dev.parallax.rules.trie.RuleState;
import org.jspecify.annotations.Nullable;

/**
 * Compares two JSON texts in lock-step, on their bytes. While they agree only legacy's text is scanned, which checks both:
 * {@link Cursor#equalTo} says up to where the candidate's bytes are the same. At the first byte that differs both are
 * looked at, rules are looked up, and after the value that differs the sides are brought in step again. What is found
 * inside a place where rules ask for more than comparing by position (ignored, keyed, unordered) is left at once, back to
 * that place. Recursion is as deep as documents may be nested, which {@link Limits#depth} bounds. Not thread-safe.
 */
public final class LockStep {

    private final Walk walk;
    private final Cursor cursor;
    private final Frames frames = new Frames();
    private final Surroundings around;
    private final ObjectWalk objects;
    private final ArrayWalk arrays;

    /**
     * @param state the rules' state at the two values
     * @param place where they stand in the bodies
     * @param severity what sets the severity around them; null if nothing does
     */
    public LockStep(
            Walk walk,
            Span legacy,
            Span candidate,
            RuleState state,
            Place place,
            @Nullable Applied<Treatment.SeverityOverride> severity) {
        this.walk = walk;
        this.cursor = new Cursor(legacy, candidate, walk.limits());
        this.around = new Surroundings(frames, cursor, state, place, severity);
        Skimmer skimmer = new Skimmer(
                legacy.doc(),
                legacy.end(),
                cursor.legacyScanner,
                frames,
                walk.limits().depth());
        this.objects = new ObjectWalk(this, walk, cursor, frames, around, skimmer);
        this.arrays = new ArrayWalk(this, walk, cursor, frames, around, skimmer);
    }

    /** Compares the two texts from end to end. */
    public void compare() throws NotJsonException {
        cursor.begin();
        boolean watched = around.ruled() && !around.state(0).reflexive();
        cursor.pinned = watched ? 1 : 0;
        value(0, watched);
        if (cursor.leaveTo != Cursor.FINISHED) {
            cursor.finish();
        }
    }

    /**
     * Compares the values both sides are at.
     *
     * @param watched whether rules want to see values here also where they are equal
     */
    void value(int depth, boolean watched) throws NotJsonException {
        byte first = cursor.legacyByte();
        frames.ensure(depth);
        frames.legacyStart[depth] = cursor.at;
        frames.candidateStart[depth] = cursor.candidateAt;
        boolean watch = watched && !around.state(depth).reflexive();
        if (watch && (!isContainer(first) || around.isWatchedWhole(depth))) {
            watched(depth);
        } else if (cursor.isFinished()) {
            cursor.leaveTo = Cursor.FINISHED;
        } else if (!cursor.inStep()) {
            differing(depth);
        } else if (first == '{') {
            objects.compare(depth, watch, false);
        } else if (first == '[') {
            arrays.compare(depth, watch, false);
        } else {
            scalar(depth, first);
        }
    }

    private void scalar(int depth, byte first) throws NotJsonException {
        JsonScanner scanner = cursor.legacyScanner;
        int end = first == '"' ? scanner.string(cursor.at) : scanner.scalar(cursor.at);
        // A number is the same only if what ends it is.
        boolean number = first == '-' || (first >= '0' && first <= '9');
        if ((number && end >= cursor.equalTo) || !cursor.advanced(end)) {
            differing(depth, end);
        }
    }

    /** Shows the rules a value they want to see also where it is equal. */
    private void watched(int depth) throws NotJsonException {
        int end = cursor.legacyScanner.value(cursor.at, depth);
        Span one = new Span(cursor.legacy, cursor.at, end);
        boolean same = end < cursor.equalTo || (end == cursor.equalTo && isContainer(cursor.legacy[cursor.at]));
        PlaceRules here = around.state(depth).here();
        // What is in a string may break a rule that the string itself does not.
        boolean agrees = here.ignore() != null
                || (here.find(Treatment.EmbeddedJson.class) == null
                        && walk.values().compare(one, one, here).equals(Verdict.SAME));
        if (!same || !agrees || !cursor.advanced(end)) {
            differing(depth);
        }
    }

    private static boolean isContainer(byte first) {
        return first == '{' || first == '[';
    }

    /** Comes into the containers both sides are at. */
    void open(int depth) throws NotJsonException {
        JsonScanner.checkDepth(depth + 1, walk.limits().depth());
        frames.ensure(depth + 1);
        cursor.step();
    }

    /** Goes down into the container skimming has come into. */
    void resume(int depth) throws NotJsonException {
        if (cursor.legacy[frames.legacyStart[depth]] == '{') {
            objects.compare(depth, false, true);
        } else {
            arrays.compare(depth, false, true);
        }
    }

    /** Passes over a value something in it differed in, and rules do not care. */
    void skipIgnored(int depth) throws NotJsonException {
        cursor.leaveTo = Cursor.NOWHERE;
        int end = cursor.legacyScanner.value(frames.legacyStart[depth], depth);
        int candidateTo = cursor.candidateScanner.value(frames.candidateStart[depth], depth);
        walk.ignored(around.state(depth).here(), around.place(depth), true);
        cursor.jump(end, candidateTo);
    }

    /** Compares two values that are not the same bytes, or that rules want to see. */
    private void differing(int depth) throws NotJsonException {
        differing(depth, Cursor.NOWHERE);
    }

    /** The same, where legacy's value is known to end. */
    private void differing(int depth, int known) throws NotJsonException {
        if (around.leaves(depth)) {
            return;
        }
        int end = known == Cursor.NOWHERE ? cursor.legacyScanner.value(cursor.at, depth) : known;
        int candidateTo = cursor.candidateScanner.value(cursor.candidateAt, depth);
        Span one = new Span(cursor.legacy, cursor.at, end);
        Span other = new Span(cursor.candidate, cursor.candidateAt, candidateTo);
        if (around.ruled()) {
            underRules(one, other, depth);
        } else {
            report(walk.values().compare(one, other), one, other, depth);
        }
        cursor.at = end;
        cursor.candidateAt = candidateTo;
        cursor.resync();
    }

    private void underRules(Span one, Span other, int depth) {
        RuleState state = around.state(depth);
        if (state.here().ignore() != null) {
            walk.ignored(state.here(), around.place(depth), !one.sameBytes(other));
        } else if (one.type() == other.type() && one.type().isContainer()) {
            wholeContainers(one, other, depth);
        } else if (!embedded(one, other, depth)) {
            report(walk.values().compare(one, other, state.here()), one, other, depth);
        }
    }

    private void report(Verdict verdict, Span one, Span other, int depth) {
        if (verdict instanceof Verdict.Allowed allowed) {
            walk.report().masked(allowed.rule(), around.place(depth));
        } else if (verdict instanceof Verdict.Differs differs) {
            walk.differs(differs, around.place(depth), one, other, around.severity(depth));
        }
    }

    /** Rules that ask for a text or a name are broken by an object or array, unless it stands for absence. */
    private void wholeContainers(Span one, Span other, int depth) {
        PlaceRules here = around.state(depth).here();
        if (walk.values().leaks(one, here)) {
            walk.leak(around.place(depth), one, other);
        } else {
            report(walk.values().compare(one, other, here), one, other, depth);
        }
    }

    private boolean embedded(Span one, Span other, int depth) {
        RuleState state = around.state(depth);
        Applied<Treatment.EmbeddedJson> rule = state.here().find(Treatment.EmbeddedJson.class);
        if (rule == null || one.type() != JsonType.STRING || other.type() != JsonType.STRING) {
            return false;
        }
        boolean sameBytes = one.sameBytes(other);
        if (sameBytes && state.reflexive()) {
            return false;
        }
        byte[] inner = Embedded.document(one, walk.limits());
        byte[] candidateInner = Embedded.document(other, walk.limits());
        if (inner == null || candidateInner == null) {
            return false;
        }
        walk.spend(inner.length + (long) candidateInner.length);
        int before = walk.findings().differences();
        try {
            new LockStep(
                            walk,
                            new Span(inner, 0, inner.length),
                            new Span(candidateInner, 0, candidateInner.length),
                            around.state(depth),
                            around.place(depth),
                            around.severity(depth))
                    .compare();
        } catch (NotJsonException e) {
            throw new IllegalStateException("a checked document turned out not to be JSON", e);
        }
        if (walk.findings().differences() == before && !sameBytes) {
            walk.report().masked(rule.rule(), around.place(depth));
        }
        return true;
    }
}

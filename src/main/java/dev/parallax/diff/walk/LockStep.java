package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.Ints;
import dev.parallax.diff.json.JsonNames;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.Embedded;
import dev.parallax.diff.value.RawValues;
import dev.parallax.diff.value.Verdict;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.FilterProbe;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import dev.parallax.rules.trie.RuleState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two JSON texts in lock-step, on their bytes. While they agree only legacy's text is scanned, which checks both:
 * {@link #equalTo} says up to where the candidate's bytes are the same. At the first byte that differs both are looked at,
 * rules are looked up, and after the value that differs the sides are brought in step again. What is found inside a place
 * where rules ask for more than comparing by position (ignored, keyed, unordered) is left at once, back to that place.
 * Recursion is as deep as documents may be nested, which {@link Limits#depth} bounds. Not thread-safe.
 */
public final class LockStep {

    private static final int NOWHERE = -1;

    /** In {@link #leaveTo}: all that follows is the same on both sides, so the walk may end. */
    private static final int FINISHED = -2;

    /** Shorter runs are not worth skimming. */
    private static final int MIN_SKIMMED = 24;

    private final Walk walk;
    private final byte[] legacy;
    private final byte[] candidate;
    private final int legacyEnd;
    private final int candidateEnd;
    private final JsonScanner legacyScanner;
    private final JsonScanner candidateScanner;
    private final RuleState rootState;
    private final Place rootPlace;
    private final @Nullable Applied<Treatment.SeverityOverride> rootSeverity;
    private final boolean ruled;
    private final Frames frames = new Frames();
    private final Skimmer skimmer;
    private @Nullable MemberIndex[] indexes = new MemberIndex[4];

    /** How many places around must be walked to their end: they pair values by more than position, or are watched. */
    private int pinned;

    /** Depth of the container skimming stopped in, while the walk goes down to it. */
    private int stoppedIn = NOWHERE;

    /** Where the walk is in each text. */
    private int at;

    private int candidateAt;

    /** Legacy's bytes from {@link #at} to here are the candidate's {@link #knownShift} further on. */
    private int equalTo;

    private int knownShift;

    /** How far {@link #resync} looks: within an aligned pair of elements no further than their ends. */
    private int legacyLimit;

    private int candidateLimit;

    /** Depth of the value to go back to, which rules treat as a whole; {@link #NOWHERE} while walking. */
    private int leaveTo = NOWHERE;

    public LockStep(
            Walk walk,
            Span legacy,
            Span candidate,
            RuleState state,
            Place place,
            @Nullable Applied<Treatment.SeverityOverride> severity) {
        this.walk = walk;
        this.legacy = legacy.doc();
        this.candidate = candidate.doc();
        this.legacyEnd = legacy.end();
        this.candidateEnd = candidate.end();
        this.at = legacy.start();
        this.candidateAt = candidate.start();
        this.legacyLimit = legacyEnd;
        this.candidateLimit = candidateEnd;
        int depth = walk.limits().depth();
        this.legacyScanner = new JsonScanner(this.legacy, legacyEnd, depth);
        this.candidateScanner = new JsonScanner(this.candidate, candidateEnd, depth);
        this.skimmer = new Skimmer(this.legacy, legacyEnd, legacyScanner, frames, depth);
        this.rootState = state;
        this.rootPlace = place;
        this.rootSeverity = severity;
        this.ruled = state.anyBelow() || !state.here().none();
    }

    /** Compares the two texts from end to end. */
    public void compare() throws NotJsonException {
        at = legacyScanner.blanks(at);
        candidateAt = candidateScanner.blanks(candidateAt);
        jump(at, candidateAt);
        boolean watched = ruled && !rootState.reflexive();
        pinned = watched ? 1 : 0;
        value(0, watched);
        if (leaveTo == FINISHED) {
            return;
        }
        legacyScanner.finish(at);
        candidateScanner.finish(candidateAt);
    }

    /** Finds out anew up to where the texts are the same from here, unless that is known. */
    private void resync() {
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
    private void jump(int to, int candidateTo) {
        at = to;
        candidateAt = candidateTo;
        equalTo = to;
        resync();
    }

    /** Both sides go on by what legacy read up to {@code to}, if the candidate's bytes are the same up to there. */
    private boolean advanced(int to) {
        if (to > equalTo) {
            return false;
        }
        candidateAt += to - at;
        at = to;
        return true;
    }

    private void skipBlanks() {
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

    private boolean inStep() {
        return at < equalTo;
    }

    private byte candidateByte() throws NotJsonException {
        return inStep() ? legacy[at] : candidateScanner.at(candidateAt);
    }

    /**
     * Compares the values both sides are at.
     *
     * @param watched whether rules want to see values here also where they are equal
     */
    private void value(int depth, boolean watched) throws NotJsonException {
        byte first = legacyScanner.at(at);
        frames.ensure(depth);
        frames.legacyStart[depth] = at;
        frames.candidateStart[depth] = candidateAt;
        boolean watch = watched && !state(depth).reflexive();
        if (watch && (!isContainer(first) || isTreatedWhole(depth))) {
            watched(depth);
        } else if (isFinished()) {
            leaveTo = FINISHED;
        } else if (inStep()) {
            if (first == '{') {
                object(depth, watch, false);
            } else if (first == '[') {
                array(depth, watch, false);
            } else {
                int end = first == '"' ? legacyScanner.string(at) : legacyScanner.scalar(at);
                // A number is the same only if what ends it is.
                boolean number = first == '-' || (first >= '0' && first <= '9');
                if ((number && end >= equalTo) || !advanced(end)) {
                    differing(depth);
                }
            }
        } else {
            differing(depth);
        }
    }

    /** Whether all that follows is the same on both sides, and nobody around needs to know where it ends. */
    private boolean isFinished() {
        return equalTo == Integer.MAX_VALUE && pinned == 0;
    }

    /** Shows the rules a value they want to see also where it is equal. */
    private void watched(int depth) throws NotJsonException {
        int end = legacyScanner.value(at, depth);
        Span one = new Span(legacy, at, end);
        boolean same = end < equalTo || (end == equalTo && isContainer(legacy[at]));
        boolean agrees = state(depth).here().ignore() != null
                || walk.values().compare(one, one, state(depth).here()).equals(Verdict.SAME);
        if (!same || !agrees || !advanced(end)) {
            differing(depth);
        }
    }

    private static boolean isContainer(byte first) {
        return first == '{' || first == '[';
    }

    /** Whether a watching rule at this place has something to say about the value as a whole. */
    private boolean isTreatedWhole(int depth) {
        PlaceRules here = state(depth).here();
        return here.ignore() != null
                || here.find(Treatment.TenantNamed.class) != null
                || here.find(Treatment.MustMatch.class) != null;
    }

    /** Compares two values that are not the same bytes, or that rules want to see. */
    private void differing(int depth) throws NotJsonException {
        if (leaves(depth)) {
            return;
        }
        int end = legacyScanner.value(at, depth);
        int candidateTo = candidateScanner.value(candidateAt, depth);
        Span one = new Span(legacy, at, end);
        Span other = new Span(candidate, candidateAt, candidateTo);
        compare(one, other, depth);
        at = end;
        candidateAt = candidateTo;
        resync();
    }

    private void compare(Span one, Span other, int depth) throws NotJsonException {
        if (!ruled) {
            Verdict verdict = walk.values().compare(one, other);
            if (!verdict.equals(Verdict.SAME)) {
                walk.verdict(verdict, place(depth), one, other, null);
            }
            return;
        }
        RuleState state = state(depth);
        if (state.here().ignore() != null) {
            walk.ignored(state.here(), place(depth), !one.sameBytes(other));
            return;
        }
        if (one.type() == other.type() && one.type().isContainer()) {
            wholeContainers(one, other, depth);
            return;
        }
        if (embedded(one, other, depth)) {
            return;
        }
        Verdict verdict = walk.values().compare(one, other, state.here());
        if (!verdict.equals(Verdict.SAME)) {
            walk.verdict(verdict, place(depth), one, other, severity(depth));
        }
    }

    /** Rules that ask for a text or a name are broken by an object or array, whatever is in it. */
    private void wholeContainers(Span one, Span other, int depth) {
        if (walk.values().leaks(one, state(depth).here())) {
            walk.leak(place(depth), one, other);
        } else {
            walk.verdict(Verdict.VALUE, place(depth), one, other, severity(depth));
        }
    }

    private boolean embedded(Span one, Span other, int depth) {
        Applied<Treatment.EmbeddedJson> rule = state(depth).here().find(Treatment.EmbeddedJson.class);
        if (rule == null || one.type() != JsonType.STRING || other.type() != JsonType.STRING || one.sameBytes(other)) {
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
                            state(depth),
                            place(depth),
                            severity(depth))
                    .compare();
        } catch (NotJsonException e) {
            throw new IllegalStateException("a checked document turned out not to be JSON", e);
        }
        if (walk.findings().differences() == before) {
            walk.report().masked(rule.rule(), place(depth));
        }
        return true;
    }

    // ---------------------------------------------------------------- objects

    /**
     * @param resumed whether skimming has come into this object already, to the name it is at or further in
     */
    private void object(int depth, boolean watch, boolean resumed) throws NotJsonException {
        int below = depth + 1;
        if (!resumed) {
            open(depth);
        }
        boolean first = !resumed;
        boolean skimmed = resumed;
        while (true) {
            if (!skimmed && isWorthSkimming(watch)) {
                int before = at;
                if (skim(depth, 0) == Skimmer.CLOSED) {
                    return;
                }
                first &= at == before;
            }
            skimmed = false;
            if (stoppedIn > depth) {
                resume(below);
            } else {
                stoppedIn = NOWHERE;
                byte one = legacyScanner.at(at);
                byte other = candidateByte();
                if (one == '}' || other == '}') {
                    if (!first) {
                        throw new NotJsonException("no member name where one must be", at);
                    }
                    if (one == other) {
                        close();
                    } else {
                        rest(depth, watch);
                    }
                    break;
                }
                if (!name(below)) {
                    rest(depth, watch);
                    break;
                }
                value(below, watch);
            }
            first = false;
            if (leaveTo != NOWHERE) {
                break;
            }
            skipBlanks();
            byte one = legacyScanner.at(at);
            byte other = candidateByte();
            if (one == ',' && other == ',') {
                at++;
                candidateAt++;
                skipBlanks();
            } else if (one == '}' && other == '}') {
                close();
                return;
            } else {
                at = afterMember(legacyScanner, at);
                candidateAt = afterMember(candidateScanner, candidateAt);
                rest(depth, watch);
                break;
            }
        }
        if (leaveTo == depth) {
            skipIgnored(depth);
        }
    }

    private void open(int depth) throws NotJsonException {
        JsonScanner.checkDepth(depth + 1, walk.limits().depth());
        frames.ensure(depth + 1);
        at++;
        candidateAt++;
        skipBlanks();
    }

    private boolean isWorthSkimming(boolean watch) {
        return !watch && equalTo - at > MIN_SKIMMED && !isFinished();
    }

    /** Passes over what is alike; answers where it stopped, see {@link Skimmer#skim}. */
    private int skim(int depth, int index) throws NotJsonException {
        int stopped = skimmer.skim(depth, at, index, equalTo, candidateAt - at);
        candidateAt += skimmer.position() - at;
        at = skimmer.position();
        stoppedIn = stopped == Skimmer.CLOSED ? NOWHERE : stopped;
        return stopped;
    }

    /** Goes down into the container skimming has come into. */
    private void resume(int depth) throws NotJsonException {
        if (legacy[frames.legacyStart[depth]] == '{') {
            object(depth, false, true);
        } else {
            array(depth, false, true);
        }
    }

    /** Passes over the name and colon both sides are at; false, and still there, if the names are not the same. */
    private boolean name(int below) throws NotJsonException {
        int nameStart = at;
        int nameEnd = legacyScanner.name(at);
        if (!advanced(nameEnd)) {
            int candidateNameEnd = candidateScanner.name(candidateAt);
            if (!sameName(nameStart, nameEnd, candidateAt, candidateNameEnd)) {
                return false;
            }
            at = nameEnd;
            candidateAt = candidateNameEnd;
            resync();
        }
        colon();
        frames.nameStart[below] = nameStart;
        frames.nameEnd[below] = nameEnd;
        return true;
    }

    private void close() {
        at++;
        candidateAt++;
        if (at > equalTo) {
            resync();
        }
    }

    private void colon() throws NotJsonException {
        if (at + 1 < equalTo && legacy[at] == ':' && legacy[at + 1] > ' ') {
            at++;
            candidateAt++;
            return;
        }
        at = legacyScanner.colon(at);
        candidateAt = candidateScanner.colon(candidateAt);
        resync();
    }

    /** To the next member's name, or the closing brace. */
    private static int afterMember(JsonScanner scanner, int at) throws NotJsonException {
        byte next = scanner.at(at);
        if (next == '}') {
            return at;
        }
        if (next != ',') {
            throw new NotJsonException("unexpected character", at);
        }
        int name = scanner.blanks(at + 1);
        if (scanner.at(name) != '"') {
            throw new NotJsonException("no member name where one must be", name);
        }
        return name;
    }

    private boolean sameName(int start, int end, int candidateStart, int candidateTo) {
        return (JsonNames.hasEscape(legacy, start, end) || JsonNames.hasEscape(candidate, candidateStart, candidateTo))
                && JsonStrings.decode(legacy, start, end)
                        .equals(JsonStrings.decode(candidate, candidateStart, candidateTo));
    }

    /** Compares the members from here on by name: both sides are at a name or a closing brace. */
    private void rest(int depth, boolean watch) throws NotJsonException {
        if (leaves(depth + 1)) {
            return;
        }
        int below = depth + 1;
        MemberIndex index = index(depth);
        int candidateTo = index.read(candidate, candidateScanner, candidateAt, below);
        walk.spend(candidateTo - (long) candidateAt);
        Ints removed = new Ints();
        boolean reordered = false;
        int last = NOWHERE;
        while (legacyScanner.at(at) != '}') {
            int nameStart = at;
            int nameEnd = legacyScanner.name(at);
            at = legacyScanner.colon(nameEnd);
            int partner = index.take(legacy, nameStart, nameEnd);
            if (partner == Alignment.NONE) {
                removed.add(nameStart);
                removed.add(nameEnd);
                removed.add(at);
                at = legacyScanner.value(at, below);
                removed.add(at);
            } else {
                reordered |= partner < last;
                last = Math.max(last, partner);
                candidateAt = index.valueStart(partner);
                resync();
                frames.nameStart[below] = nameStart;
                frames.nameEnd[below] = nameEnd;
                pinned++;
                value(below, watch);
                pinned--;
                if (leaveTo != NOWHERE) {
                    return;
                }
            }
            at = afterMember(legacyScanner, legacyScanner.blanks(at));
        }
        at++;
        candidateAt = candidateTo;
        if (removed.size() > 0 || index.taken() < index.size() || reordered) {
            reportMembers(depth, removed, index, reordered);
        }
        resync();
    }

    private void reportMembers(int depth, Ints removed, MemberIndex index, boolean reordered) throws NotJsonException {
        List<OneSided> gone = new ArrayList<>();
        for (int i = 0; i < removed.size(); i += 4) {
            gone.add(new OneSided(
                    JsonStrings.decode(legacy, removed.get(i), removed.get(i + 1)),
                    new Span(legacy, removed.get(i + 2), removed.get(i + 3))));
        }
        List<OneSided> added = new ArrayList<>();
        for (int j = 0; j < index.size(); j++) {
            if (!index.isTaken(j)) {
                added.add(new OneSided(
                        JsonStrings.decode(candidate, index.nameStart(j), index.nameEnd(j)),
                        new Span(candidate, index.valueStart(j), index.valueEnd(j))));
            }
        }
        if (!gone.isEmpty()) {
            Set<String> names = names(candidate, candidateScanner, frames.candidateStart[depth]);
            for (OneSided member : gone) {
                oneSided(
                        member, Side.LEGACY, depth, names.contains(member.name()), Renames.find(member.value(), added));
            }
        }
        if (!added.isEmpty()) {
            Set<String> names = names(legacy, legacyScanner, frames.legacyStart[depth]);
            for (OneSided member : added) {
                oneSided(
                        member,
                        Side.CANDIDATE,
                        depth,
                        names.contains(member.name()),
                        Renames.find(member.value(), gone));
            }
        }
        if (reordered) {
            walk.keysReordered(place(depth), severity(depth));
        }
    }

    private Set<String> names(byte[] doc, JsonScanner scanner, int object) throws NotJsonException {
        Set<String> names = new HashSet<>();
        int from = scanner.blanks(object + 1);
        while (scanner.at(from) != '}') {
            int nameEnd = scanner.name(from);
            names.add(JsonStrings.decode(doc, from, nameEnd));
            int end = scanner.value(scanner.colon(nameEnd), 0);
            walk.spend(end - (long) from);
            from = afterMember(scanner, scanner.blanks(end));
        }
        return names;
    }

    private void oneSided(OneSided member, Side side, int depth, boolean repeated, @Nullable String renamed)
            throws NotJsonException {
        RuleState around = state(depth);
        Span value = member.value();
        RuleState below = ruled ? around.member(member.name(), probe(side, value.start())) : around;
        walk.oneSided(
                value,
                side,
                place(depth).member(member.name()),
                below,
                around,
                true,
                repeated,
                renamed,
                severity(depth));
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

    // ----------------------------------------------------------------- arrays

    /**
     * @param resumed whether skimming has come into this array already, to the element it is at or further in
     */
    private void array(int depth, boolean watch, boolean resumed) throws NotJsonException {
        int below = depth + 1;
        if (!resumed) {
            open(depth);
        }
        if (!resumed && legacyScanner.at(at) == ']' && candidateByte() == ']') {
            close();
            return;
        }
        ModifiedElements modified = null;
        int index = resumed ? skimmer.index(depth) : 0;
        int start = at;
        int candidateStart = candidateAt;
        boolean skimmed = resumed;
        boolean uneven = !resumed && (legacyScanner.at(at) == ']' || candidateByte() == ']');
        while (!uneven) {
            if (modified != null
                    && modified.index(modified.size() - 1) == index - 1
                    && modified.looksShifted(legacy, at, candidate, candidateAt)) {
                break;
            }
            if (!skimmed && isWorthSkimming(watch)) {
                if (skim(depth, index) == Skimmer.CLOSED) {
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
            if (stoppedIn > depth) {
                start = frames.legacyStart[below];
                candidateStart = frames.candidateStart[below];
                resume(below);
            } else {
                stoppedIn = NOWHERE;
                start = at;
                candidateStart = candidateAt;
                frames.nameStart[below] = NOWHERE;
                frames.legacyIndex[below] = index;
                frames.candidateIndex[below] = index;
                value(below, watch);
            }
            if (leaveTo != NOWHERE && leaveTo != FINISHED) {
                leftWithin(depth, watch, index, start, candidateStart);
                return;
            }
            if (walk.findings().substantial() != before) {
                modified = modified == null ? new ModifiedElements(mark, index) : modified;
                modified.add(index, new Span(legacy, start, at), new Span(candidate, candidateStart, candidateAt));
            }
            if (leaveTo == FINISHED) {
                if (isExplainedByPosition(depth, modified)) {
                    return;
                }
                leaveTo = NOWHERE;
                break;
            }
            skipBlanks();
            byte one = legacyScanner.at(at);
            byte other = candidateByte();
            index++;
            start = at;
            candidateStart = candidateAt;
            if (one == ',' && other == ',') {
                at++;
                candidateAt++;
                skipBlanks();
            } else if (one == ']' && other == ']') {
                if (isExplainedByPosition(depth, modified)) {
                    close();
                    return;
                }
                break;
            } else {
                start = Elements.next(legacyScanner, at);
                candidateStart = Elements.next(candidateScanner, candidateAt);
                uneven = true;
            }
        }
        if (leaves(below)) {
            leftWithin(depth, watch, index, start, candidateStart);
        } else if (modified == null) {
            alignFrom(depth, watch, index, start, candidateStart);
        } else {
            walk.findings().takeBack(modified.mark());
            alignFrom(depth, watch, modified.firstIndex(), modified.legacyStart(0), modified.candidateStart(0));
        }
    }

    /** Whether reading both arrays by position says all there is to say: as many elements, and none has moved. */
    private boolean isExplainedByPosition(int depth, @Nullable ModifiedElements modified) throws NotJsonException {
        return modified == null || modified.size() < 2 || !haveMoved(depth, modified);
    }

    /** Something below is to be left: up to here, or further up. */
    private void leftWithin(int depth, boolean watch, int index, int start, int candidateStart)
            throws NotJsonException {
        if (leaveTo != depth) {
            return;
        }
        if (state(depth).here().ignore() != null) {
            skipIgnored(depth);
        } else {
            leaveTo = NOWHERE;
            alignFrom(depth, watch, index, start, candidateStart);
        }
    }

    private boolean haveMoved(int depth, ModifiedElements modified) throws NotJsonException {
        CanonicalHash hash = new CanonicalHash(legacy, legacyScanner, Side.LEGACY, false, walk);
        CanonicalHash candidateHash = new CanonicalHash(candidate, candidateScanner, Side.CANDIDATE, false, walk);
        long[] hashes = new long[modified.size()];
        long[] candidateHashes = new long[modified.size()];
        for (int i = 0; i < hashes.length; i++) {
            int start = modified.legacyStart(i);
            int candidateStart = modified.candidateStart(i);
            hashes[i] = hash.of(start, elementState(depth, modified.index(i), probe(Side.LEGACY, start)));
            candidateHashes[i] = candidateHash.of(
                    candidateStart, elementState(depth, modified.index(i), probe(Side.CANDIDATE, candidateStart)));
        }
        return ModifiedElements.haveMoved(hashes, candidateHashes);
    }

    private RuleState elementState(int depth, int index, FilterProbe probe) {
        RuleState array = state(depth);
        return ruled
                ? array.element(index, () -> RawValues.length(legacy, frames.legacyStart[depth], legacyScanner), probe)
                : array;
    }

    /** Compares the elements from here on as the rule asks: which belong together is found out first. */
    private void alignFrom(int depth, boolean watch, int index, int start, int candidateStart) throws NotJsonException {
        int below = depth + 1;
        RuleState state = state(depth);
        frames.aligned[depth] = frames.legacyStart[depth];
        Elements one = new Elements(legacy, legacyScanner, frames.legacyStart[depth], index);
        one.readAll(start, below);
        Elements other = new Elements(candidate, candidateScanner, frames.candidateStart[depth], index);
        Alignment alignment = new ArrayAligner(walk, state, one, other).align(candidateStart, below);
        walk.spend(one.after() - (long) start + other.after() - candidateStart);
        comparePairs(one, other, alignment, below, watch);
        frames.aligned[depth] = NOWHERE;
        if (leaveTo != NOWHERE) {
            return;
        }
        reportElements(depth, one, other, alignment);
        jump(one.after(), other.after());
    }

    private void comparePairs(Elements one, Elements other, Alignment alignment, int below, boolean watch)
            throws NotJsonException {
        int outerLimit = legacyLimit;
        int outerCandidateLimit = candidateLimit;
        for (int i = 0; i < one.size() && leaveTo == NOWHERE; i++) {
            int j = alignment.candidateOf(i);
            boolean same = j == Alignment.NONE
                    || (!watch
                            && Arrays.equals(
                                    legacy, one.start(i), one.end(i), candidate, other.start(j), other.end(j)));
            if (!same) {
                legacyLimit = one.end(i);
                candidateLimit = other.end(j);
                jump(one.start(i), other.start(j));
                frames.nameStart[below] = NOWHERE;
                frames.legacyIndex[below] = one.first() + i;
                frames.candidateIndex[below] = other.first() + j;
                pinned++;
                value(below, watch);
                pinned--;
            }
        }
        legacyLimit = outerLimit;
        candidateLimit = outerCandidateLimit;
    }

    private void reportElements(int depth, Elements one, Elements other, Alignment alignment) throws NotJsonException {
        for (int i = 0; i < one.size(); i++) {
            if (alignment.candidateOf(i) == Alignment.NONE) {
                int index = one.first() + i;
                oneSided(depth, one, i, Side.LEGACY, place(depth).element(index, Math.min(index, other.total())));
            }
        }
        for (int j = 0; j < other.size(); j++) {
            if (alignment.legacyOf(j) == Alignment.NONE) {
                int index = other.first() + j;
                oneSided(depth, other, j, Side.CANDIDATE, place(depth).element(Math.min(index, one.total()), index));
            }
        }
        Applied<?> rule = state(depth).here().array();
        if (rule != null && !(rule.treatment() instanceof Treatment.ArrayOrdered)) {
            if (alignment.crosses()) {
                walk.report().masked(rule.rule(), place(depth));
            }
        } else if (alignment.moved()) {
            walk.elementsReordered(place(depth), one.whole(), other.whole(), severity(depth));
        }
    }

    private void oneSided(int depth, Elements elements, int element, Side side, Place at) throws NotJsonException {
        RuleState around = state(depth);
        RuleState below =
                ruled ? around.element(elements.first() + element, elements::total, elements.probe(element)) : around;
        walk.oneSided(elements.span(element), side, at, below, around, false, false, null, severity(depth));
    }

    // ------------------------------------------------- rules, looked up where needed

    /** Whether a place around, above this depth, is treated as a whole; if so the walk goes back to it. */
    private boolean leaves(int depth) {
        if (ruled) {
            for (int above = 0; above < depth; above++) {
                if (isTreatedWholeOnDifference(above)) {
                    leaveTo = above;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTreatedWholeOnDifference(int depth) {
        PlaceRules here = state(depth).here();
        if (here.ignore() != null) {
            return true;
        }
        Applied<?> array = here.array();
        return array != null
                && !(array.treatment() instanceof Treatment.ArrayOrdered)
                && legacy[frames.legacyStart[depth]] == '['
                && frames.aligned[depth] != frames.legacyStart[depth];
    }

    /** Passes over a value something in it differed in, and rules do not care. */
    private void skipIgnored(int depth) throws NotJsonException {
        leaveTo = NOWHERE;
        int start = frames.legacyStart[depth];
        int candidateStart = frames.candidateStart[depth];
        int end = legacyScanner.value(start, depth);
        int candidateTo = candidateScanner.value(candidateStart, depth);
        walk.ignored(state(depth).here(), place(depth), true);
        jump(end, candidateTo);
    }

    private RuleState state(int depth) {
        if (depth == 0 || !ruled) {
            return rootState;
        }
        int start = frames.legacyStart[depth];
        long pair = frames.pair(depth);
        RuleState known = frames.states[depth];
        if (frames.stateFor[depth] == pair && known != null) {
            return known;
        }
        RuleState above = state(depth - 1);
        FilterProbe probe = filter -> probe(Side.LEGACY, start).holds(filter)
                && probe(Side.CANDIDATE, frames.candidateStart[depth]).holds(filter);
        RuleState state = frames.nameStart[depth] < 0
                ? elementState(depth - 1, frames.legacyIndex[depth], probe)
                : above.anyBelow()
                        ? above.member(
                                JsonStrings.decode(legacy, frames.nameStart[depth], frames.nameEnd[depth]), probe)
                        : above.dead();
        frames.states[depth] = state;
        frames.stateFor[depth] = pair;
        return state;
    }

    private FilterProbe probe(Side side, int value) {
        return side == Side.LEGACY
                ? filter -> RawValues.holds(filter, legacy, value, legacyScanner)
                : filter -> RawValues.holds(filter, candidate, value, candidateScanner);
    }

    private Place place(int depth) {
        if (depth == 0) {
            return rootPlace;
        }
        long pair = frames.pair(depth);
        Place known = frames.places[depth];
        if (frames.placeFor[depth] == pair && known != null) {
            return known;
        }
        Place above = place(depth - 1);
        Place place = frames.nameStart[depth] < 0
                ? above.element(frames.legacyIndex[depth], frames.candidateIndex[depth])
                : above.member(JsonStrings.decode(legacy, frames.nameStart[depth], frames.nameEnd[depth]));
        frames.places[depth] = place;
        frames.placeFor[depth] = pair;
        return place;
    }

    /** What sets the severity here: the nearest rule at or above. */
    private @Nullable Applied<Treatment.SeverityOverride> severity(int depth) {
        if (ruled) {
            for (int above = depth; above >= 0; above--) {
                Applied<Treatment.SeverityOverride> rule = state(above).here().find(Treatment.SeverityOverride.class);
                if (rule != null) {
                    return rule;
                }
            }
        }
        return rootSeverity;
    }
}

package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.align.AlikeElements;
import dev.parallax.diff.align.Matching;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.RuleState;
import java.util.Arrays;
import java.util.Collection;

/** Aligns the elements of two arrays as the rule there asks: in order, as multisets, or by key. */
final class ArrayAligner {

    private final Walk walk;
    private final RuleState state;
    private final Elements legacy;
    private final Elements candidate;

    private boolean needsAll;

    ArrayAligner(Walk walk, RuleState state, Elements legacy, Elements candidate) {
        this.walk = walk;
        this.state = state;
        this.legacy = legacy;
        this.candidate = candidate;
    }

    /**
     * Reads the elements of both from these places on and aligns them.
     *
     * @param depth how many containers are open around an element
     */
    Alignment align(int start, int candidateStart, int depth) throws NotJsonException {
        Applied<?> rule = state.here().array();
        if (rule != null && rule.treatment() instanceof Treatment.ArrayKeyed keyed) {
            legacy.readAll(start, depth);
            ElementKeys.Keys one = new ElementKeys(walk, state, keyed, legacy, Side.LEGACY).all();
            return byKey(
                    one,
                    new ElementKeys(walk, state, keyed, candidate, Side.CANDIDATE)
                            .readAlong(candidateStart, depth, legacy, one));
        }
        if (rule == null || rule.treatment() instanceof Treatment.ArrayOrdered) {
            return Alignment.ordered(
                    read(legacy, start, depth, hash(legacy, Side.LEGACY, HashUse.ALIKE)),
                    read(candidate, candidateStart, depth, hash(candidate, Side.CANDIDATE, HashUse.ALIKE)));
        }
        Alignment alignment = Alignment.unordered(
                read(legacy, start, depth, hash(legacy, Side.LEGACY, HashUse.EQUAL)),
                read(candidate, candidateStart, depth, hash(candidate, Side.CANDIDATE, HashUse.EQUAL)));
        if (leavesMore(alignment)) {
            matchAlike(alignment, all(legacy), all(candidate));
        }
        alignment.pairLeftovers();
        return alignment;
    }

    /** Whether elements before those read may have to change partners, so that all are to be read. */
    boolean needsAll() {
        return needsAll;
    }

    /** Reads the elements from there on and their hashes. */
    private long[] read(Elements elements, int start, int depth, CanonicalHash hash) throws NotJsonException {
        RuleState every = state.everyElement();
        if (every == null) {
            // Which rules are in force may depend on how many there are.
            elements.readAll(start, depth);
            return hashes(elements, hash);
        }
        // Most often both have as many.
        elements.reserve(legacy.size());
        JsonScanner scanner = elements.scanner();
        boolean plain = every.here().none();
        long[] hashes = new long[elements.capacity()];
        int at = start;
        while (scanner.at(at) != ']') {
            int integers = plain ? elements.addIntegers(at, hashes) : 0;
            if (integers > 0) {
                at = Elements.next(scanner, elements.end(elements.size() - 1));
                continue;
            }
            int end = scanner.value(at, depth);
            long hashed = hash.of(at, end, every);
            at = elements.add(at, end);
            if (elements.size() > hashes.length) {
                hashes = Arrays.copyOf(hashes, elements.capacity());
            }
            hashes[elements.size() - 1] = hashed;
        }
        int count = elements.size();
        elements.closeAt(at);
        walk.spend(count);
        return count == hashes.length ? hashes : Arrays.copyOf(hashes, count);
    }

    /** Aligns by these keys; elements without one are treated as a multiset of their own. */
    private Alignment byKey(ElementKeys.Keys one, ElementKeys.Keys other) throws NotJsonException {
        Alignment alignment = Alignment.unordered(one.hashes(), other.hashes());
        if (one.missing().isEmpty() || other.missing().isEmpty()) {
            return alignment;
        }
        int[] rows = one.missing().stream().mapToInt(Integer::intValue).toArray();
        int[] columns = other.missing().stream().mapToInt(Integer::intValue).toArray();
        Alignment among = Alignment.unordered(
                hashes(legacy, rows, hash(legacy, Side.LEGACY, HashUse.EQUAL)),
                hashes(candidate, columns, hash(candidate, Side.CANDIDATE, HashUse.EQUAL)));
        if (leavesMore(among)) {
            matchAlike(among, rows, columns);
        }
        among.pairLeftovers();
        for (int i = 0; i < rows.length; i++) {
            if (among.candidateOf(i) != Alignment.NONE) {
                alignment.pair(rows[i], columns[among.candidateOf(i)]);
            }
        }
        return alignment;
    }

    private long[] hashes(Elements elements, CanonicalHash hash) throws NotJsonException {
        return hashes(elements, all(elements), hash);
    }

    private long[] hashes(Elements elements, int[] which, CanonicalHash hash) throws NotJsonException {
        long[] hashes = new long[which.length];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash.of(elements.start(which[i]), state(elements, which[i]));
        }
        walk.spend(which.length);
        return hashes;
    }

    private static int[] all(Elements elements) {
        int[] all = new int[elements.size()];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private CanonicalHash hash(Elements elements, Side side, HashUse use) {
        return new CanonicalHash(elements.doc(), elements.scanner(), side, use, walk);
    }

    private RuleState state(Elements elements, int element) {
        return state.element(elements.first() + element, elements::total, elements.probe(element));
    }

    /** Whether some on both sides have no partner and equal hashes do not tell all. */
    private boolean leavesMore(Alignment alignment) {
        return !state.exact() && alignment.hasLeftovers();
    }

    /**
     * Within elements that agree in all that is compared exactly, finds a largest matching
     * of equivalent ones.
     *
     * @param rows which elements of legacy the alignment is of
     * @param columns which elements of the candidate the alignment is of
     */
    private void matchAlike(Alignment alignment, int[] rows, int[] columns) throws NotJsonException {
        long[] one = hashes(legacy, rows, hash(legacy, Side.LEGACY, HashUse.ALIKE));
        long[] other = hashes(candidate, columns, hash(candidate, Side.CANDIDATE, HashUse.ALIKE));
        Matching.Fit<NotJsonException> fit = (row, column) -> areEquivalent(rows[row], columns[column]);
        Collection<AlikeElements> groups = AlikeElements.withLeftovers(alignment, one, other);
        needsAll = legacy.first() > 0 && !groups.isEmpty();
        if (needsAll) {
            return;
        }
        for (AlikeElements group : groups) {
            int cap = walk.limits().matching();
            if (Math.max(group.leftInLegacy(), group.leftInCandidate()) > cap) {
                throw new Refusal(
                        SkipReason.BUDGET,
                        "an unordered array with over " + cap + " elements to match under a tolerance");
            }
            new Matching<>(alignment, group.legacy(), group.candidate(), fit).extend(cap * cap);
        }
    }

    private boolean areEquivalent(int row, int column) throws NotJsonException {
        Span one = legacy.span(row);
        Span other = candidate.span(column);
        walk.spend(one.length() + (long) other.length());
        Walk trial = walk.trial();
        new LockStep(trial, one, other, state(legacy, row), Place.root(), null).compare();
        walk.account(trial);
        return !trial.findings().beyondCosmetics();
    }
}

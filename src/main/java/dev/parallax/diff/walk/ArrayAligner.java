package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Aligns the elements of two arrays as the rule there asks: in order, as multisets, or by key. */
final class ArrayAligner {

    private final Walk walk;
    private final RuleState state;
    private final Elements legacy;
    private final Elements candidate;

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
                    read(legacy, start, depth, hash(legacy, Side.LEGACY, false)),
                    read(candidate, candidateStart, depth, hash(candidate, Side.CANDIDATE, false)));
        }
        Alignment alignment = Alignment.unordered(
                read(legacy, start, depth, hash(legacy, Side.LEGACY, true)),
                read(candidate, candidateStart, depth, hash(candidate, Side.CANDIDATE, true)));
        if (!state.exact() && alignment.hasLeftovers()) {
            matchTolerant(alignment);
        }
        alignment.pairLeftovers();
        return alignment;
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
        List<Integer> rows = one.missing();
        List<Integer> columns = other.missing();
        CanonicalHash legacyHash = hash(legacy, Side.LEGACY, true);
        CanonicalHash candidateHash = hash(candidate, Side.CANDIDATE, true);
        long[] legacyIds = new long[rows.size()];
        long[] candidateIds = new long[columns.size()];
        for (int i = 0; i < legacyIds.length; i++) {
            legacyIds[i] = legacyHash.of(legacy.start(rows.get(i)), state(legacy, rows.get(i)));
        }
        for (int j = 0; j < candidateIds.length; j++) {
            candidateIds[j] = candidateHash.of(candidate.start(columns.get(j)), state(candidate, columns.get(j)));
        }
        Alignment among = Alignment.unordered(legacyIds, candidateIds);
        among.pairLeftovers();
        for (int i = 0; i < legacyIds.length; i++) {
            if (among.candidateOf(i) != Alignment.NONE) {
                alignment.pair(rows.get(i), columns.get(among.candidateOf(i)));
            }
        }
        return alignment;
    }

    private long[] hashes(Elements elements, CanonicalHash hash) throws NotJsonException {
        long[] hashes = new long[elements.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash.of(elements.start(i), state(elements, i));
        }
        walk.spend(elements.size());
        return hashes;
    }

    private CanonicalHash hash(Elements elements, Side side, boolean valuesUnderTolerance) {
        return new CanonicalHash(elements.doc(), elements.scanner(), side, valuesUnderTolerance, walk);
    }

    private RuleState state(Elements elements, int element) {
        return state.element(elements.first() + element, elements::total, elements.probe(element));
    }

    /** Within elements that agree in all that is compared exactly, finds a largest matching of equivalent ones. */
    private void matchTolerant(Alignment alignment) throws NotJsonException {
        long[] one = hashes(legacy, hash(legacy, Side.LEGACY, false));
        long[] other = hashes(candidate, hash(candidate, Side.CANDIDATE, false));
        Map<Long, List<Integer>> rowsByHash = new LinkedHashMap<>();
        Map<Long, List<Integer>> columnsByHash = new HashMap<>();
        for (int i = 0; i < one.length; i++) {
            if (alignment.candidateOf(i) == Alignment.NONE) {
                rowsByHash.computeIfAbsent(one[i], hash -> new ArrayList<>()).add(i);
            }
        }
        for (int j = 0; j < other.length; j++) {
            if (alignment.legacyOf(j) == Alignment.NONE) {
                columnsByHash
                        .computeIfAbsent(other[j], hash -> new ArrayList<>())
                        .add(j);
            }
        }
        for (Map.Entry<Long, List<Integer>> rows : rowsByHash.entrySet()) {
            List<Integer> columns = columnsByHash.get(rows.getKey());
            if (columns != null) {
                match(alignment, rows.getValue(), columns);
            }
        }
    }

    private void match(Alignment alignment, List<Integer> rows, List<Integer> columns) throws NotJsonException {
        int cap = walk.limits().matching();
        if (Math.max(rows.size(), columns.size()) > cap) {
            throw new Refusal(
                    SkipReason.BUDGET, "an unordered array with over " + cap + " elements to match under a tolerance");
        }
        boolean[][] fits = new boolean[rows.size()][columns.size()];
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                fits[r][c] = areEquivalent(rows.get(r), columns.get(c));
            }
        }
        int[] columnOf = Matching.largest(fits, columns.size());
        for (int r = 0; r < columnOf.length; r++) {
            if (columnOf[r] != Alignment.NONE) {
                alignment.pair(rows.get(r), columns.get(columnOf[r]));
            }
        }
    }

    private boolean areEquivalent(int row, int column) throws NotJsonException {
        Span one = legacy.span(row);
        Span other = candidate.span(column);
        walk.spend(one.length() + (long) other.length());
        Walk trial = walk.trial();
        new LockStep(trial, one, other, state(legacy, row), Place.root(), null).compare();
        walk.account(trial);
        return !trial.findings().blocks();
    }
}

package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.align.AlikeElements;
import dev.parallax.diff.align.Matching;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.walk.JsonTree.Member;
import dev.parallax.diff.walk.JsonTree.Node;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.RuleState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Aligns the elements of two arrays as the rule there asks. */
final class TreeAlignment {

    private final TreeValues values;
    private final Limits limits;
    private final Map<String, Long> ids = new HashMap<>();

    TreeAlignment(TreeValues values, Limits limits) {
        this.values = values;
        this.limits = limits;
    }

    Alignment align(Node legacy, Node candidate, RuleState state) {
        Applied<?> rule = state.here().array();
        if (rule == null || rule.treatment() instanceof Treatment.ArrayOrdered) {
            return Alignment.ordered(
                    ids(legacy, state, Side.LEGACY, HashUse.ALIKE),
                    ids(candidate, state, Side.CANDIDATE, HashUse.ALIKE));
        }
        if (rule.treatment() instanceof Treatment.ArrayKeyed keyed) {
            long[] one = keys(legacy, state, Side.LEGACY, keyed);
            long[] other = keys(candidate, state, Side.CANDIDATE, keyed);
            Alignment alignment = Alignment.unordered(one, other);
            pairKeyless(alignment, one, other, legacy, candidate, state);
            return alignment;
        }
        long[] one = ids(legacy, state, Side.LEGACY, HashUse.EQUAL);
        long[] other = ids(candidate, state, Side.CANDIDATE, HashUse.EQUAL);
        Alignment alignment = Alignment.unordered(one, other);
        matchTolerant(alignment, legacy, all(legacy), candidate, all(candidate), state);
        alignment.pairLeftovers();
        return alignment;
    }

    private long[] ids(Node array, RuleState state, Side side, HashUse use) {
        TreeCanonical canonical = new TreeCanonical(side, use, limits);
        long[] result = new long[array.elements().size()];
        for (int i = 0; i < result.length; i++) {
            RuleState below = TreeDiff.element(array, i, state);
            result[i] = id(canonical.of(array.elements().get(i), below));
        }
        return result;
    }

    private long id(String text) {
        return ids.computeIfAbsent(text, t -> (long) ids.size());
    }

    /** Numbers below zero are elements without a key; no two of them are equal. */
    private long[] keys(Node array, RuleState state, Side side, Treatment.ArrayKeyed keyed) {
        TreeCanonical canonical = new TreeCanonical(side, HashUse.KEY, limits);
        long[] result = new long[array.elements().size()];
        for (int i = 0; i < result.length; i++) {
            String key = key(array.elements().get(i), TreeDiff.element(array, i, state), keyed, canonical);
            result[i] = key == null ? (side == Side.LEGACY ? -2L * i - 1 : -2L * i - 2) : id(key);
        }
        return result;
    }

    private static @Nullable String key(
            Node element, RuleState state, Treatment.ArrayKeyed keyed, TreeCanonical canonical) {
        StringBuilder key = new StringBuilder();
        for (String name : keyed.members()) {
            Node value = null;
            for (Member member : element.members()) {
                if (member.name().equals(name)) {
                    value = member.value();
                    break;
                }
            }
            if (value == null || value.type() == JsonType.NULL) {
                return null;
            }
            Node found = value;
            key.append(canonical.of(found, state.member(name, filter -> TreeFilter.holds(filter, found))))
                    .append('\n');
        }
        return key.toString();
    }

    private void pairKeyless(
            Alignment alignment, long[] one, long[] other, Node legacy, Node candidate, RuleState state) {
        int[] keylessLegacy = negative(one);
        int[] keylessCandidate = negative(other);
        if (keylessLegacy.length == 0 || keylessCandidate.length == 0) {
            return;
        }
        long[] legacyIds = ids(legacy, state, Side.LEGACY, HashUse.EQUAL);
        long[] candidateIds = ids(candidate, state, Side.CANDIDATE, HashUse.EQUAL);
        Alignment among = Alignment.unordered(
                Arrays.stream(keylessLegacy).mapToLong(i -> legacyIds[i]).toArray(),
                Arrays.stream(keylessCandidate).mapToLong(j -> candidateIds[j]).toArray());
        matchTolerant(among, legacy, keylessLegacy, candidate, keylessCandidate, state);
        among.pairLeftovers();
        for (int i = 0; i < keylessLegacy.length; i++) {
            if (among.candidateOf(i) != Alignment.NONE) {
                alignment.pair(keylessLegacy[i], keylessCandidate[among.candidateOf(i)]);
            }
        }
    }

    private static int[] all(Node array) {
        return java.util.stream.IntStream.range(0, array.elements().size()).toArray();
    }

    private static int[] negative(long[] keys) {
        return java.util.stream.IntStream.range(0, keys.length)
                .filter(i -> keys[i] < 0)
                .toArray();
    }

    /** Within elements that agree in all that is compared exactly, finds a largest matching of equivalent ones. */
    private void matchTolerant(
            Alignment alignment, Node legacy, int[] rows, Node candidate, int[] columns, RuleState state) {
        if (state.exact()) {
            return;
        }
        long[] legacyIds = ids(legacy, state, Side.LEGACY, HashUse.ALIKE);
        long[] candidateIds = ids(candidate, state, Side.CANDIDATE, HashUse.ALIKE);
        long[] one = Arrays.stream(rows).mapToLong(i -> legacyIds[i]).toArray();
        long[] other = Arrays.stream(columns).mapToLong(j -> candidateIds[j]).toArray();
        for (AlikeElements group : AlikeElements.withLeftovers(alignment, one, other)) {
            if (Math.max(group.leftInLegacy(), group.leftInCandidate()) > limits.matching()) {
                throw TreeDiff.tooManyUnderTolerance(limits);
            }
            Matching.Fit<RuntimeException> fit = (row, column) -> TreeDiff.equivalent(
                    legacy.elements().get(rows[row]),
                    candidate.elements().get(columns[column]),
                    TreeDiff.element(legacy, rows[row], state),
                    values,
                    limits);
            new Matching<>(alignment, group.legacy(), group.candidate(), fit)
                    .extend(limits.matching() * limits.matching());
        }
    }
}

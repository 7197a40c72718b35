package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.align.Matching;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.walk.JsonTree.Member;
import dev.parallax.diff.walk.JsonTree.Node;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.RuleState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
                    ids(legacy, state, Side.LEGACY, false), ids(candidate, state, Side.CANDIDATE, false));
        }
        if (rule.treatment() instanceof Treatment.ArrayKeyed keyed) {
            long[] one = keys(legacy, state, Side.LEGACY, keyed);
            long[] other = keys(candidate, state, Side.CANDIDATE, keyed);
            Alignment alignment = Alignment.unordered(one, other);
            pairKeyless(alignment, one, other, legacy, candidate, state);
            return alignment;
        }
        long[] one = ids(legacy, state, Side.LEGACY, true);
        long[] other = ids(candidate, state, Side.CANDIDATE, true);
        Alignment alignment = Alignment.unordered(one, other);
        if (!state.exact()) {
            matchTolerant(alignment, legacy, candidate, state);
        }
        alignment.pairLeftovers();
        return alignment;
    }

    private long[] ids(Node array, RuleState state, Side side, boolean valuesUnderTolerance) {
        TreeCanonical canonical = new TreeCanonical(side, valuesUnderTolerance, limits);
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
        TreeCanonical canonical = new TreeCanonical(side, true, limits);
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
        long[] legacyIds = ids(legacy, state, Side.LEGACY, true);
        long[] candidateIds = ids(candidate, state, Side.CANDIDATE, true);
        Alignment among = Alignment.unordered(
                Arrays.stream(keylessLegacy).mapToLong(i -> legacyIds[i]).toArray(),
                Arrays.stream(keylessCandidate).mapToLong(j -> candidateIds[j]).toArray());
        among.pairLeftovers();
        for (int i = 0; i < keylessLegacy.length; i++) {
            if (among.candidateOf(i) != Alignment.NONE) {
                alignment.pair(keylessLegacy[i], keylessCandidate[among.candidateOf(i)]);
            }
        }
    }

    private static int[] negative(long[] keys) {
        return java.util.stream.IntStream.range(0, keys.length)
                .filter(i -> keys[i] < 0)
                .toArray();
    }

    /** Within elements that agree in all that is compared exactly, finds a largest matching of equivalent ones. */
    private void matchTolerant(Alignment alignment, Node legacy, Node candidate, RuleState state) {
        long[] one = ids(legacy, state, Side.LEGACY, false);
        long[] other = ids(candidate, state, Side.CANDIDATE, false);
        Map<Long, List<Integer>> left = new LinkedHashMap<>();
        Map<Long, List<Integer>> right = new HashMap<>();
        for (int i = 0; i < one.length; i++) {
            if (alignment.candidateOf(i) == Alignment.NONE) {
                left.computeIfAbsent(one[i], id -> new ArrayList<>()).add(i);
            }
        }
        for (int j = 0; j < other.length; j++) {
            if (alignment.legacyOf(j) == Alignment.NONE) {
                right.computeIfAbsent(other[j], id -> new ArrayList<>()).add(j);
            }
        }
        left.forEach((id, rows) -> {
            List<Integer> columns = right.getOrDefault(id, List.of());
            if (columns.isEmpty()) {
                return;
            }
            if (Math.max(rows.size(), columns.size()) > limits.matching()) {
                throw TreeDiff.tooManyUnderTolerance(limits);
            }
            boolean[][] fits = new boolean[rows.size()][columns.size()];
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < columns.size(); c++) {
                    fits[r][c] = TreeDiff.equivalent(
                            legacy.elements().get(rows.get(r)),
                            candidate.elements().get(columns.get(c)),
                            TreeDiff.element(legacy, rows.get(r), state),
                            values,
                            limits);
                }
            }
            int[] columnOf = Matching.largest(fits, columns.size());
            for (int r = 0; r < columnOf.length; r++) {
                if (columnOf[r] != Alignment.NONE) {
                    alignment.pair(rows.get(r), columns.get(columnOf[r]));
                }
            }
        });
    }
}

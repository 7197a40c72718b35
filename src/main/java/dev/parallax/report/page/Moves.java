package dev.parallax.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Which elements of an array stand elsewhere in another array of the same elements: as few as explain the other order. An
 * element is known by a member that tells it from all others, if all have one, as it may differ within. In O(n log n).
 */
final class Moves {

    private Moves() {}

    /**
     * An element that moved.
     *
     * @param from its index on legacy's side
     * @param to its index on the candidate's
     */
    record Move(int from, int to) {}

    /**
     * The moves, by legacy's index; elements that only one side has are none.
     *
     * @param telling members that may tell elements apart, the best first
     */
    static List<Move> between(JsonNode legacy, JsonNode candidate, List<String> telling) {
        Optional<String> member = telling.stream()
                .filter(name -> tells(legacy, name) && tells(candidate, name))
                .findFirst();
        Map<JsonNode, Queue<Integer>> places = new HashMap<>();
        for (int i = 0; i < candidate.size(); i++) {
            places.computeIfAbsent(known(candidate.get(i), member), element -> new ArrayDeque<>())
                    .add(i);
        }
        List<Move> common = new ArrayList<>();
        for (int i = 0; i < legacy.size(); i++) {
            Queue<Integer> left = places.get(known(legacy.get(i), member));
            if (left != null && !left.isEmpty()) {
                common.add(new Move(i, left.remove()));
            }
        }
        boolean[] stay = stay(common);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < stay.length; i++) {
            if (!stay[i]) {
                moves.add(common.get(i));
            }
        }
        return moves;
    }

    /** Whether every element has such a member, each another one. */
    private static boolean tells(JsonNode elements, String name) {
        Set<JsonNode> values = new HashSet<>();
        for (JsonNode element : elements) {
            JsonNode value = element.path(name);
            if (!value.isValueNode() || value.isNull() || !values.add(value)) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode known(JsonNode element, Optional<String> member) {
        return member.map(element::path).orElse(element);
    }

    /** The longest run of elements that keep their order among each other: all others have moved past them. */
    private static boolean[] stay(List<Move> common) {
        int[] lasts = new int[common.size()];
        int[] before = new int[common.size()];
        int length = 0;
        for (int i = 0; i < common.size(); i++) {
            int at = firstNotBefore(common, lasts, length, common.get(i).to());
            before[i] = at == 0 ? -1 : lasts[at - 1];
            lasts[at] = i;
            length = Math.max(length, at + 1);
        }
        boolean[] stay = new boolean[common.size()];
        for (int i = length == 0 ? -1 : lasts[length - 1]; i >= 0; i = before[i]) {
            stay[i] = true;
        }
        return stay;
    }

    /** How many of the runs kept so far end before that place. */
    private static int firstNotBefore(List<Move> common, int[] lasts, int length, int place) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (common.get(lasts[middle]).to() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

package dev.parallax.diff.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parallax.diff.align.Alignment;
import dev.parallax.exchange.JsonPointer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Renders a JSON Patch of {@code add}, {@code remove} and {@code replace} in O(n log n). Arrays are patched from the back,
 * so that every index still means what it meant in the original.
 */
final class LinearPatch {

    private final ArrayNode operations;

    LinearPatch(ArrayNode operations) {
        this.operations = operations;
    }

    void render(JsonNode from, JsonNode to, String pointer) {
        if (from.equals(to)) {
            return;
        }
        if (from.isObject() && to.isObject()) {
            objects(from, to, new JsonPointer(pointer));
        } else if (from.isArray() && to.isArray()) {
            arrays(from, to, new JsonPointer(pointer));
        } else {
            operation("replace", new JsonPointer(pointer)).set("value", to);
        }
    }

    private void objects(JsonNode from, JsonNode to, JsonPointer at) {
        for (Iterator<String> names = from.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!to.has(name)) {
                operation("remove", at.key(name));
            }
        }
        for (Map.Entry<String, JsonNode> member : to.properties()) {
            JsonNode before = from.get(member.getKey());
            if (before == null) {
                operation("add", at.key(member.getKey())).set("value", member.getValue());
            } else {
                render(before, member.getValue(), at.key(member.getKey()).text());
            }
        }
    }

    private void arrays(JsonNode from, JsonNode to, JsonPointer at) {
        Map<JsonNode, Long> ids = new HashMap<>();
        Alignment alignment = Alignment.ordered(ids(from, ids), ids(to, ids));
        int gapFrom = from.size();
        int gapTo = to.size();
        for (int i = from.size() - 1; i >= -1; i--) {
            boolean anchor = i >= 0 && alignment.isAnchor(i);
            if (anchor || i < 0) {
                int j = anchor ? alignment.candidateOf(i) : -1;
                gap(from, to, new int[] {i + 1, gapFrom, j + 1, gapTo}, at);
                gapFrom = i;
                gapTo = j;
            }
        }
    }

    /** Elements {@code bounds[0]} to {@code bounds[1]} became elements {@code bounds[2]} to {@code bounds[3]}. */
    private void gap(JsonNode from, JsonNode to, int[] bounds, JsonPointer at) {
        int paired = Math.min(bounds[1] - bounds[0], bounds[3] - bounds[2]);
        for (int i = bounds[1] - 1; i >= bounds[0] + paired; i--) {
            operation("remove", at.index(i));
        }
        for (int j = bounds[3] - 1; j >= bounds[2] + paired; j--) {
            operation("add", at.index(bounds[0] + paired)).set("value", to.get(j));
        }
        for (int k = paired - 1; k >= 0; k--) {
            render(
                    from.get(bounds[0] + k),
                    to.get(bounds[2] + k),
                    at.index(bounds[0] + k).text());
        }
    }

    private static long[] ids(JsonNode array, Map<JsonNode, Long> ids) {
        long[] result = new long[array.size()];
        for (int i = 0; i < result.length; i++) {
            Long next = (long) ids.size();
            Long known = ids.putIfAbsent(array.get(i), next);
            result[i] = known == null ? next : known;
        }
        return result;
    }

    private ObjectNode operation(String op, JsonPointer path) {
        return operations.addObject().put("op", op).put("path", path.text());
    }
}

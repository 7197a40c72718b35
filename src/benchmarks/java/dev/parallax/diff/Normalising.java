package dev.parallax.diff;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rewrites a tree as the five rules and the tolerance on prices ask, written for these documents and nothing else. */
final class Normalising {

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    JsonNode normalised(byte[] body) throws IOException {
        ObjectNode root = (ObjectNode) mapper.readTree(body);
        if (root.get("meta") instanceof ObjectNode meta) {
            meta.remove("requestId");
        }
        root.remove("generatedAt");
        for (JsonNode row : root.path("items")) {
            if (row instanceof ObjectNode item) {
                item.remove("generatedAt");
                rounded(item, "price");
                rounded(item, "score");
                if (item.path("note").isTextual()) {
                    item.put("note", item.get("note").textValue().strip());
                }
            }
        }
        return root;
    }

    private static void rounded(ObjectNode item, String name) {
        if (item.path(name).isNumber()) {
            BigDecimal rounded = item.get(name).decimalValue().setScale(1, RoundingMode.HALF_UP);
            item.put(name, rounded);
        }
    }
}

package dev.parallax.diff.patch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.flipkart.zjsonpatch.JsonDiff;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import dev.parallax.diff.budget.Limits;
import dev.parallax.exchange.Body;
import java.io.IOException;

/**
 * Renders what changed as a JSON Patch (RFC 6902) that, applied to legacy's document, yields the candidate's. Small
 * documents go through zjsonpatch, which finds moves and copies; where it would take quadratic time, or its patch does not
 * apply, {@link LinearPatch} renders a longer one. Thread-safe.
 */
public final class JsonPatch {

    /** Largest documents, in bytes of both together, that zjsonpatch is asked about. */
    private static final int MAX_FOR_LIBRARY = 32 << 10;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.DEFAULT.depth())
                            .maxStringLength(Limits.DEFAULT.bodyBytes())
                            .maxNumberLength(10_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonPatch() {}

    /**
     * The patch from legacy's body to the candidate's, content codings already undone.
     *
     * @return a JSON array of operations; empty if the documents are equal, or if a patch cannot speak about one of them: no
     *     JSON, or a key twice in an object
     */
    public static String render(Body legacy, Body candidate) {
        try {
            JsonNode from = MAPPER.readTree(legacy.bytes());
            JsonNode to = MAPPER.readTree(candidate.bytes());
            if (from == null || to == null || from.isMissingNode() || to.isMissingNode()) {
                return "[]";
            }
            return MAPPER.writeValueAsString(render(from, to, legacy.length() + candidate.length()));
        } catch (IOException e) {
            return "[]";
        }
    }

    private static JsonNode render(JsonNode from, JsonNode to, int bytes) {
        if (bytes <= MAX_FOR_LIBRARY) {
            JsonNode patch = JsonDiff.asJson(from, to);
            if (yields(patch, from, to)) {
                return patch;
            }
        }
        ArrayNode operations = MAPPER.createArrayNode();
        new LinearPatch(operations).render(from, to, "");
        return operations;
    }

    private static boolean yields(JsonNode patch, JsonNode from, JsonNode to) {
        try {
            return com.flipkart.zjsonpatch.JsonPatch.apply(patch, from).equals(to);
        } catch (JsonPatchApplicationException e) {
            return false;
        }
    }
}

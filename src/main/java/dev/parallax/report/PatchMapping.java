package dev.parallax.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.patch.JsonPatch;
import dev.parallax.exchange.Body;

/** From the comparison's patch text to a JSON array in a document, numbers as exact as they were. */
final class PatchMapping {

    /** Reads what the diff accepts: it has been rendered from two documents within its limits. */
    private static final JsonMapper EXACT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2 * Limits.DEFAULT.depth())
                            .maxStringLength(Limits.DEFAULT.bodyBytes())
                            .maxNumberLength(Limits.DEFAULT.bodyBytes())
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private PatchMapping() {}

    /** Longer patches are not shown, in characters; the differences say what there is to say. */
    private static final int MAX_SHOWN = 1 << 20;

    /** The patch as {@link #between} renders it; null in the document where it is over a mebibyte. */
    static JsonNode shortEnough(Body legacy, Body candidate) {
        String patch = JsonPatch.render(legacy, candidate);
        return patch.length() > MAX_SHOWN ? JsonNodeFactory.instance.nullNode() : read(patch);
    }

    /** The RFC 6902 patch from one body to the other; an empty array if they are equal or not both JSON. */
    static JsonNode between(Body legacy, Body candidate) {
        return read(JsonPatch.render(legacy, candidate));
    }

    private static JsonNode read(String patch) {
        try {
            return EXACT.readTree(patch);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the rendered patch is not JSON", impossible);
        }
    }
}

package dev.parallax.diff.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parallax.diff.RandomJson;
import dev.parallax.exchange.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Applied to legacy, a patch yields the candidate, whatever they hold. */
class JsonPatchPropertiesTest {

    private static final int PAIRS = Integer.getInteger("parallax.patch.pairs", 2_000);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void a_patch_of_random_documents_yields_the_candidate() throws Exception {
        for (long seed = 0; seed < PAIRS; seed++) {
            RandomJson json = new RandomJson(seed, false);
            Object document = json.document();
            // Lone surrogates aside: they have no UTF-8 to be written in.
            String legacy = json.write(document);
            String candidate = json.write(json.mutate(document));

            assertYields("seed " + seed, legacy, candidate);
        }
    }

    @Test
    void a_patch_of_documents_that_have_nothing_in_common_yields_the_candidate() throws Exception {
        for (long seed = 0; seed < PAIRS / 4; seed++) {
            String legacy = new RandomJson(seed, false).write(new RandomJson(seed, false).document());
            String candidate = new RandomJson(seed, false).write(new RandomJson(-seed - 1, false).document());

            assertYields("seed " + seed, legacy, candidate);
        }
    }

    @Test
    void keys_that_look_like_pointers_are_patched_as_keys() throws Exception {
        List<String> keys = List.of("", "/", "~", "~0", "~1", "a/b", "a~b", "0", "-", "a.b", "[0]", "__proto__", "\\n");
        for (String one : keys) {
            for (String other : keys) {
                String legacy = "{\"" + one + "\":{\"" + other + "\":1,\"x\":[1,2]}}";
                String candidate = "{\"" + one + "\":{\"" + other + "\":2,\"x\":[2,1]},\"" + other + "x\":null}";

                assertYields(one + " and " + other, legacy, candidate);
            }
        }
    }

    /** Work is counted in operations and in the characters they take, as no time could be trusted. */
    @Test
    void the_patch_of_a_shuffled_megabyte_says_each_row_once_at_most() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add("{\"id\":" + i + ",\"name\":\"row " + i + "\",\"text\":\"" + "words ".repeat(10) + i % 7 + "\"}");
        }
        String legacy = rows.toString();
        Collections.shuffle(rows, new Random(7));
        String candidate = rows.toString();
        String rendered = JsonPatch.render(body(legacy), body(candidate));

        JsonNode patch = MAPPER.readTree(rendered);

        assertThat(legacy.length()).isGreaterThan(1_000_000);
        assertThat(patch.size()).isLessThanOrEqualTo(2 * 3 * rows.size());
        assertThat(rendered.length()).isLessThan(4 * legacy.length());
        assertThat(com.flipkart.zjsonpatch.JsonPatch.apply(patch, MAPPER.readTree(legacy)))
                .isEqualTo(MAPPER.readTree(candidate));
    }

    private static void assertYields(String which, String legacy, String candidate) throws Exception {
        JsonNode from = MAPPER.readTree(legacy);
        JsonNode to = MAPPER.readTree(candidate);
        ArrayNode linear = MAPPER.createArrayNode();
        new LinearPatch(linear).render(from, to, "");
        String rendered = JsonPatch.render(body(legacy), body(candidate));

        assertThat(com.flipkart.zjsonpatch.JsonPatch.apply(linear, from))
                .as(which)
                .isEqualTo(to);
        assertThat(com.flipkart.zjsonpatch.JsonPatch.apply(MAPPER.readTree(rendered), from))
                .as(which + ", rendered " + rendered)
                .isEqualTo(to);
    }

    private static Body body(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

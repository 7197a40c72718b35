package dev.parallax.diff.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.exchange.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static String render(String legacy, String candidate) {
        return JsonPatch.render(body(legacy), body(candidate));
    }

    private static Body body(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":2}",
                "{\"a/b\":1,\"c~d\":2} | {\"a/b\":[1],\"e\":null}",
                "[1,2,3,4] | [2,3,9,4,5]",
                "[[1,2],[3]] | [[3],[2,1]]",
                "[] | {}",
                "[1,2,3] | []",
                "{\"\":{\"\":1}} | {\"\":{\"\":2}}",
            })
    void a_patch_applied_to_legacy_yields_the_candidate(String legacy, String candidate) throws Exception {
        JsonNode from = MAPPER.readTree(legacy);
        JsonNode to = MAPPER.readTree(candidate);

        var linear = MAPPER.createArrayNode();
        new LinearPatch(linear).render(from, to, "");

        assertThat(apply(MAPPER.readTree(render(legacy, candidate)), from)).isEqualTo(to);
        assertThat(apply(linear, from)).isEqualTo(to);
    }

    @Test
    void a_large_shuffled_array_is_rendered_in_linear_time_and_applies() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rows.add("{\"id\":" + i + ",\"name\":\"row " + i + "\"}");
        }
        String legacy = rows.toString();
        Collections.shuffle(rows, new Random(7));
        String candidate = rows.toString();

        JsonNode patch = MAPPER.readTree(render(legacy, candidate));

        assertThat(apply(patch, MAPPER.readTree(legacy))).isEqualTo(MAPPER.readTree(candidate));
    }

    @Test
    void numbers_beyond_double_are_kept() {
        assertThat(render("{\"a\":1e400}", "{\"a\":1e401}")).contains("1E+401");
    }

    @Test
    void where_a_patch_cannot_speak_there_are_no_operations() {
        assertThat(render("{\"a\":1,\"a\":2}", "{\"a\":1}")).isEqualTo("[]");
        assertThat(render("not json", "{}")).isEqualTo("[]");
        assertThat(render("", "{}")).isEqualTo("[]");
    }

    private static JsonNode apply(JsonNode patch, JsonNode to) {
        return com.flipkart.zjsonpatch.JsonPatch.apply(patch, to);
    }
}

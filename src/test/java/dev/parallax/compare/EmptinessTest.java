package dev.parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D4: empty agreement counts for nothing. */
class EmptinessTest {

    private static final OperationId SEARCH = new OperationId("listings.search");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "[]",
                "[ ]",
                "{}",
                "null",
                "\"\"",
                "{\"items\":[]}",
                "{\"items\":[],\"total\":0,\"more\":false}",
                "{\"items\":[],\"meta\":{\"requestId\":\"r-1\"}}"
            })
    void a_reply_that_shows_nothing_is_empty(String body) {
        assertThat(Emptiness.isEmpty(answer(body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "false",
                "[0]",
                "[[]]",
                "{\"items\":[{}]}",
                "{\"total\":0}",
                "{\"title\":\"A house\",\"photos\":[]}",
                "{\"a\":[],\"b\":[]}",
                "not json",
                "{\"items\":["
            })
    void a_reply_that_shows_something_is_not_empty(String body) {
        assertThat(Emptiness.isEmpty(answer(body))).isFalse();
    }

    @Test
    void a_compressed_reply_is_never_taken_for_empty() {
        Answer answer = new Answer(200, Headers.of(Map.of("Content-Encoding", "gzip")), body("[]"));

        assertThat(Emptiness.isEmpty(answer)).isFalse();
    }

    @Test
    void an_empty_reply_proves_nothing_until_the_operation_is_known_to_be_usually_empty() {
        Emptiness emptiness = new Emptiness();

        for (int i = 1; i < 20; i++) {
            assertThat(emptiness.unusual(SEARCH, answer("[]"))).isTrue();
        }

        assertThat(emptiness.unusual(SEARCH, answer("[]"))).isFalse();
    }

    @Test
    void an_operation_that_usually_shows_something_never_counts_its_empty_replies() {
        Emptiness emptiness = new Emptiness();

        for (int i = 0; i < 100; i++) {
            assertThat(emptiness.unusual(SEARCH, answer("[1]"))).isFalse();
            assertThat(emptiness.unusual(SEARCH, answer("[]"))).isTrue();
        }
    }

    private static Answer answer(String body) {
        return new Answer(200, Headers.empty(), body(body));
    }

    private static Body body(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

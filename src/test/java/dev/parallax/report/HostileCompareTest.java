package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F4, F5, F6: whatever somebody sends to be compared, there is an answer, and it is small. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class HostileCompareTest {

    private static final int SMALL = 4 << 20;

    @TestHTTPResource("/api/v1/compare")
    URI compare;

    @Test
    void f6_a_hundred_thousand_brackets_are_not_compared() throws IOException {
        JsonNode answer = compared("[".repeat(100_000), "[".repeat(99_999), "");

        assertThat(answer.at("/outcome").asText()).isEqualTo("NOT_COMPARED");
        assertThat(answer.at("/reason").asText()).isEqualTo("budget");
    }

    @Test
    void f6_two_hundred_thousand_keys_are_compared_and_the_answer_is_bounded() throws IOException {
        JsonNode answer = compared(keys(1), keys(2), "");

        assertThat(answer.at("/outcome").asText()).isEqualTo("MISMATCH");
        assertThat(answer.at("/differences").size()).isBetween(1_000, 2_000);
        assertThat(answer.at("/patch").isNull()).isTrue();
    }

    @Test
    void f6_a_long_string_is_one_difference_shown_in_part() throws IOException {
        String text = "x".repeat(3 << 20);

        JsonNode answer = compared("\"" + text + "\"", "\"" + text + "y\"", "");

        assertThat(answer.at("/differences").size()).isEqualTo(1);
        assertThat(answer.at("/differences/0/legacy/text").asText()).hasSizeLessThan(1_000);
    }

    @Test
    void f4_a_string_of_twenty_megabytes_is_refused_before_it_is_sent_and_the_answer_says_what_to_do()
            throws IOException {
        String head = """
                POST /api/v1/compare HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Content-Length: 20971520
                Expect: 100-continue

                """;

        String answer = send(head.replace("\n", "\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 413");
        JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.at("/type").asText()).isEqualTo("urn:parallax:problem:too-large");
        assertThat(problem.at("/detail").asText()).contains("10485760 bytes", "parallax diff");
    }

    @Test
    void f6_numbers_are_never_written_out() throws IOException {
        String digits = "9".repeat(5_000);

        assertThat(compared("[1e1000000, " + digits + "]", "[1e1000001, " + digits + ".0]", "")
                        .at("/differences")
                        .findValuesAsText("kind"))
                .containsExactlyInAnyOrder("VALUE", "LEXICAL");
    }

    @Test
    void odd_keys_are_told_apart() throws IOException {
        String keys = "{\"\": %1$s, \"__proto__\": %1$s, \"a/b\": %1$s, \"m~n\": %1$s, \"x.y\": %1$s, \"[0]\": %1$s,"
                + " \"new\\nline\": %1$s, \"${jndi:x}\": %1$s}";

        JsonNode answer = compared(keys.formatted(1), keys.formatted(2), "");

        assertThat(answer.at("/differences").findValuesAsText("at"))
                .containsExactlyInAnyOrder(
                        "/", "/__proto__", "/a~1b", "/m~0n", "/x.y", "/[0]", "/new\nline", "/${jndi:x}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0af", "eda080", "f4908080", "ff", "c3", "e282", "80", "f08080af"})
    void bytes_that_are_no_utf8_are_named(String hex) throws IOException {
        byte[] bad = ("\"" + new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1) + "\"")
                .getBytes(StandardCharsets.ISO_8859_1);

        JsonNode answer = answer(given().contentType("application/json")
                .body(request(base64("\"a\"".getBytes(StandardCharsets.UTF_8)), base64(bad), ""))
                .post("/api/v1/compare"));

        assertThat(answer.at("/differences/0/kind").asText()).isEqualTo("UNPARSEABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "\\\\s+$", "(x|x)*y"})
    void f4_a_regex_cannot_hang(String regex) throws IOException {
        String blanks = "\"" + " ".repeat(100_000) + "!\"";
        String rules = ",\"rules\":\"rules: [{id: x, at: $.a, replace: {regex: '" + regex
                + "', with: '-'}, because: b, owner: o, until: 2099-01-01}]\"";

        JsonNode answer = compared("{\"a\":" + blanks + "}", "{\"a\":\"a\"}", rules);

        assertThat(answer.at("/outcome").asText()).isEqualTo("MISMATCH");
    }

    private static String keys(int value) {
        return IntStream.range(0, 200_000)
                .mapToObj(i -> "\"k" + i + "\":" + value)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** What the control plane answers to these octets before it closes the connection. */
    private String send(String octets) throws IOException {
        try (Socket socket = new Socket(compare.getHost(), compare.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode compared(String legacy, String candidate, String rules) throws IOException {
        return answer(send(legacy, candidate, rules));
    }

    private static JsonNode answer(Response response) throws IOException {
        byte[] body = response.asByteArray();
        assertThat(response.statusCode())
                .as(new String(body, 0, Math.min(body.length, 300), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(body.length).isLessThan(SMALL);
        return new ObjectMapper(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNumberLength(10_000)
                                .build())
                        .build())
                .readTree(body);
    }

    private static Response send(String legacy, String candidate, String rules) {
        return given().contentType("application/json")
                .body(request(
                        base64(legacy.getBytes(StandardCharsets.UTF_8)),
                        base64(candidate.getBytes(StandardCharsets.UTF_8)),
                        rules))
                .post("/api/v1/compare");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] request(String legacy, String candidate, String rules) {
        String json = "{\"operation\":\"o\",\"tenant\":\"t\",\"legacy\":{\"status\":200,\"headers\":"
                + "{\"Content-Type\":\"application/json\"},\"bodyBase64\":\"" + legacy
                + "\"},\"candidate\":{\"status\":200,\"headers\":{\"Content-Type\":\"application/json\"},"
                + "\"bodyBase64\":\"" + candidate + "\"}" + rules + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E1, the client's half: only one complete verdict that fits its status code is ever believed. */
class GateAnswerTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final String READY = """
            {"kind":"readiness","tenant":"acme","decision":"READY",
             "reasons":[{"code":"SOAK","decision":"READY","message":"compared for 4 d"}],
             "sentence":"With 95 % confidence, at most 0.1 % differ.",
             "epoch":{"legacyBuild":"L41","candidateBuild":"C209","rules":"ab"},
             "serving":"LEGACY",
             "counts":{"captured":9,"match":9,"mismatch":0,"unstable":0,"vacuous":0,"notCompared":{},"inFlight":0,
                       "crashGap":0},
             "at":"2026-11-21T12:00:00Z"}""";

    private static GateAnswer read(int status, String mediaType, String body) {
        return read(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    private static GateAnswer read(int status, String mediaType, byte[] body) {
        return GateAnswer.read(new GateAnswer.Raw(status, mediaType, Body.of(body)), ACME, NOW);
    }

    private static String saying(Decision decision) {
        return READY.replace("\"READY\"", "\"" + decision + "\"");
    }

    @ParameterizedTest
    @CsvSource({"READY, 200", "NOT_READY, 409", "INSUFFICIENT_EVIDENCE, 409", "UNKNOWN, 503"})
    void a_complete_verdict_with_its_status_code_is_believed(Decision decision, int status) {
        assertThat(read(status, "application/json", saying(decision)))
                .isInstanceOfSatisfying(
                        GateAnswer.Verdict.class,
                        verdict -> assertThat(verdict.document().decision()).isEqualTo(decision));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=UTF-8", "application/json; charset=utf-8", "Application/JSON"})
    void json_may_name_its_charset(String mediaType) {
        assertThat(read(200, mediaType, READY)).isInstanceOf(GateAnswer.Verdict.class);
    }

    @Test
    void members_and_reason_codes_a_later_server_adds_are_accepted() {
        String later = READY.replace("\"SOAK\"", "\"MOON_PHASE\"").replace("{\"kind\"", "{\"moon\":[1],\"kind\"");

        assertThat(read(200, "application/json", later)).isInstanceOf(GateAnswer.Verdict.class);
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void no_other_status_code_is_believed(Decision decision) {
        long believed = IntStream.range(100, 600)
                .filter(status -> read(status, "application/json", saying(decision)) instanceof GateAnswer.Verdict)
                .count();

        assertThat(believed).isEqualTo(1);
    }

    @Test
    void a_verdict_cut_anywhere_is_not_believed() {
        byte[] whole = READY.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(200, "application/json", java.util.Arrays.copyOf(whole, length)))
                    .as("cut after %d bytes", length)
                    .isInstanceOf(GateAnswer.Broken.class);
        }
    }

    static Stream<String> brokenBodies() {
        return Stream.of(
                "",
                " ",
                "null",
                "true",
                "200",
                "READY",
                "\"READY\"",
                "\"READY \"",
                "[]",
                "{}",
                "[" + READY + "]",
                READY + READY,
                READY + "\n" + READY,
                READY + "x",
                READY + "\u0000",
                "\uFEFF" + READY,
                "<html><body>READY</body></html>",
                "{\"decision\":\"READY\"}",
                READY.replace("\"decision\":\"READY\",\n", "\"decision\":\"READY \",\n"),
                READY.replace("\"decision\":\"READY\",\n", "\"decision\":\"ready\",\n"),
                READY.replace("\"decision\":\"READY\",\n", "\"decision\":\"\",\n"),
                READY.replace("\"decision\":\"READY\",\n", "\"decision\":0,\n"),
                READY.replace("\"decision\":\"READY\",\n", "\"decision\":null,\n"),
                READY.replace("\"decision\":\"READY\",\n", "\"decision\":[\"READY\"],\n"),
                READY.replace("\"decision\":\"READY\",\n", "\"decision\":\"NOT_READY\",\"decision\":\"READY\",\n"),
                READY.replace("\"decision\":\"READY\",\n", "\"decision\":\"READY\",\"decision\":\"READY\",\n"),
                READY.replace("\"decision\":\"READY\",\n", "\n"),
                READY.replace("\"kind\":\"readiness\"", "\"kind\":\"parity\""),
                READY.replace("\"kind\":\"readiness\",", ""),
                READY.replace("\"tenant\":\"acme\"", "\"tenant\":\"Acme\""),
                READY.replace("\"tenant\":\"acme\"", "\"tenant\":\"acme \""),
                READY.replace("\"tenant\":\"acme\"", "\"tenant\":null"),
                READY.replace("\"tenant\":\"acme\",", ""),
                READY.replace("\"decision\":\"READY\",\"message\"", "\"decision\":\"NOT_READY\",\"message\""),
                READY.replaceFirst("\"reasons\":\\[[^]]*\\]", "\"reasons\":[]"),
                READY.replaceFirst("\"reasons\":\\[[^]]*\\],", ""),
                READY.replaceFirst("\"reasons\":\\[[^]]*\\]", "\"reasons\":[null]"),
                READY.replaceFirst("\"sentence\":\"[^\"]*\",", ""),
                READY.replace("\"captured\":9,", ""),
                READY.replace("\"captured\":9", "\"captured\":null"),
                READY.replace("\"captured\":9", "\"captured\":\"9\""),
                READY.replace("\"captured\":9", "\"captured\":9e99"),
                READY.replace("\"notCompared\":{},", ""),
                READY.replaceFirst("(?s)\"counts\":\\{.*?\"crashGap\":0\\},", ""),
                READY.replace("\"at\":\"2026-11-21T12:00:00Z\"", "\"at\":\"2026-11-21T11:54:59Z\""),
                READY.replace("\"at\":\"2026-11-21T12:00:00Z\"", "\"at\":\"2026-11-21T12:05:01Z\""),
                READY.replace("\"at\":\"2026-11-21T12:00:00Z\"", "\"at\":\"soon\""),
                READY.replace(",\n \"at\":\"2026-11-21T12:00:00Z\"", ""));
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void a_broken_body_is_not_believed(String body) {
        assertThat(body).isNotEqualTo(READY);
        assertThat(read(200, "application/json", body)).isInstanceOf(GateAnswer.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/plain",
                "",
                "application/problem+json",
                "application/json5",
                "application/ndjson",
                "application/json; charset=utf-16",
                "json",
                "text/json",
                "application/json, application/json"
            })
    void another_media_type_is_not_believed(String mediaType) {
        assertThat(read(200, mediaType, READY)).isInstanceOf(GateAnswer.Broken.class);
    }

    @Test
    void an_answer_without_media_type_is_not_believed() {
        assertThat(read(200, null, READY)).isInstanceOf(GateAnswer.Broken.class);
    }

    @Test
    void invalid_utf8_is_not_believed() {
        byte[] bytes = READY.replace("compared for", "\u00fc").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(200, "application/json", bytes)).isInstanceOf(GateAnswer.Broken.class);
    }

    @Test
    void a_verdict_is_believed_for_five_minutes() {
        GateAnswer.Raw raw =
                new GateAnswer.Raw(200, "application/json", Body.of(READY.getBytes(StandardCharsets.UTF_8)));

        for (Duration age : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            assertThat(GateAnswer.read(raw, ACME, NOW.plus(age))).isInstanceOf(GateAnswer.Verdict.class);
        }
    }

    @Test
    void an_unknown_tenant_is_named_as_such() {
        assertThat(read(404, "application/problem+json", "{}"))
                .isEqualTo(new GateAnswer.Broken("no tenant named 'acme' was ever seen there (HTTP 404)"));
    }

    @Test
    void the_exit_code_is_the_verdict() {
        assertThat(Stream.of(Decision.values()).map(GateCommand::exitCode)).containsExactly(0, 1, 2, 3);
    }
}

package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.StagedProfile;
import dev.parallax.report.wire.BuildRequest;
import dev.parallax.report.wire.BuildsDocument;
import dev.parallax.report.wire.ExplanationDocument;
import dev.parallax.report.wire.JobDocument;
import dev.parallax.report.wire.OverrideRequest;
import dev.parallax.report.wire.OverridesDocument;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.WaveDocument;
import dev.parallax.stub.RefusingPort;
import dev.parallax.stub.ScriptedBackend;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** E1 over a real connection: whatever a server does but answer properly, the gate stays shut. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class GateCallTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String READY = GateAnswerTest.READY;

    private static GateAnswer ask(int port, Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + port);
        return new GateCall(ClientMode.controlPlane(url, timeout, null), timeout, CLOCK).ask(ACME);
    }

    private static String reply(String status, String fields, String body) {
        return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
    }

    private static String length(String body) {
        return "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n";
    }

    private static final String JSON = "Content-Type: application/json\r\n";

    @Test
    void a_proper_answer_is_believed_and_asked_for_where_it_is_promised() throws IOException {
        try (ScriptedBackend server = new ScriptedBackend(reply("200 OK", JSON + length(READY), READY), false)) {
            assertThat(ask(server.port(), Duration.ofSeconds(10))).isInstanceOf(GateAnswer.Verdict.class);
            assertThat(server.requests().get(0)).contains("GET /api/v1/tenants/acme/gate HTTP/1.1");
        }
    }

    static Stream<String> brokenReplies() {
        String html = "<html>READY</html>";
        String cut = READY.substring(0, READY.length() - 1);
        return Stream.of(
                "",
                "READY",
                "HTTP/1.1 200 OK\r\n",
                reply("200 OK", JSON, ""),
                reply("200 OK", JSON + "Content-Length: 0\r\n", ""),
                reply("200 OK", JSON + "Content-Length: 4\r\n", "null"),
                reply("200 OK", JSON + length("\"READY \""), "\"READY \""),
                reply("200 OK", "Content-Type: text/html\r\n" + length(html), html),
                reply("200 OK", length(READY), READY),
                reply("200 OK", JSON + length(cut), cut),
                reply("200 OK", JSON + length(READY), cut),
                reply("200 OK", JSON + "Transfer-Encoding: chunked\r\n", "5\r\n{\"kin\r\n"),
                reply("200 OK", JSON + "Transfer-Encoding: chunked\r\n", "zz\r\n" + READY),
                reply("200 OK", JSON + length(READY + READY), READY + READY),
                reply("200 OK", JSON + "Content-Encoding: br\r\n" + length("{}"), "{}"),
                reply("204 No Content", "", ""),
                reply("206 Partial Content", JSON + length(READY), READY),
                reply("301 Moved", "Location: /elsewhere\r\n" + JSON + length(READY), READY),
                reply("302 Found", "Location: http://127.0.0.1:1/\r\nContent-Length: 0\r\n", ""),
                reply("307 Temporary Redirect", "Location: /ready\r\n" + JSON + length(READY), READY),
                reply("401 Unauthorized", JSON + length(READY), READY),
                reply("404 Not Found", JSON + length(READY), READY),
                reply("409 Conflict", JSON + length(READY), READY),
                reply("500 Oops", JSON + length(READY), READY),
                reply("503 Away", JSON + length(READY), READY));
    }

    @ParameterizedTest
    @MethodSource("brokenReplies")
    void a_broken_reply_is_not_believed(String reply) throws IOException {
        try (ScriptedBackend server = new ScriptedBackend(reply, true)) {
            assertThat(ask(server.port(), Duration.ofSeconds(10))).isInstanceOf(GateAnswer.Broken.class);
            assertThat(server.requests()).isNotEmpty();
        }
    }

    /** Every other question of a command is as strict about what it takes for an answer. */
    @ParameterizedTest
    @MethodSource("brokenReplies")
    void a_broken_reply_answers_no_other_question_either(String reply) throws IOException {
        Duration timeout = Duration.ofSeconds(10);
        try (ScriptedBackend server = new ScriptedBackend(reply, true)) {
            ControlPlane asked =
                    ClientMode.controlPlane(URI.create("http://127.0.0.1:" + server.port()), timeout, null);
            List<Callable<Object>> questions = List.of(
                    () -> ServiceAnswer.read(asked.explain("acme"), ExplanationDocument.class),
                    () -> ServiceAnswer.read(asked.parity("acme"), ParityDocument.class),
                    () -> ServiceAnswer.read(asked.nextWave(5), WaveDocument.class),
                    () -> ServiceAnswer.read(
                            asked.override("acme", new OverrideRequest("ada", "b", 5)), OverridesDocument.class),
                    () -> ServiceAnswer.read(asked.revokeOverride("acme", "ada"), OverridesDocument.class),
                    () -> ServiceAnswer.read(asked.recheckTenant("acme", null), JobDocument.class),
                    () -> ServiceAnswer.read(
                            asked.declareBuild(new BuildRequest("legacy", "L1")), BuildsDocument.class));
            for (Callable<Object> question : questions) {
                assertThatThrownBy(() -> Deadline.within(timeout, question)).isInstanceOf(ExecutionException.class);
            }
        }
    }

    static Stream<String> hangingReplies() {
        return Stream.of("", "HTTP/1.1 200 OK\r\n" + JSON, reply("200 OK", JSON + length(READY), READY.substring(1)));
    }

    @ParameterizedTest
    @MethodSource("hangingReplies")
    void a_reply_that_hangs_is_given_up(String reply) throws IOException {
        try (ScriptedBackend server = new ScriptedBackend(reply, false)) {
            assertThat(ask(server.port(), Duration.ofMillis(300))).isInstanceOf(GateAnswer.Broken.class);
        }
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        try (ScriptedBackend elsewhere = new ScriptedBackend(reply("200 OK", JSON + length(READY), READY), true)) {
            String redirect = "Location: http://127.0.0.1:" + elsewhere.port() + "/\r\nContent-Length: 0\r\n";
            try (ScriptedBackend server = new ScriptedBackend(reply("302 Found", redirect, ""), true)) {
                assertThat(ask(server.port(), Duration.ofSeconds(10))).isInstanceOf(GateAnswer.Broken.class);
            }

            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void a_port_nobody_listens_on_is_an_answer_too() throws IOException {
        try (RefusingPort nobody = new RefusingPort()) {
            assertThat(ask(nobody.port(), Duration.ofSeconds(10))).isInstanceOf(GateAnswer.Broken.class);
        }
    }

    @Test
    void a_tenant_name_cannot_leave_its_place_in_the_path() throws IOException {
        try (ScriptedBackend server = new ScriptedBackend(reply("200 OK", JSON + length(READY), READY), false)) {
            URI url = URI.create("http://127.0.0.1:" + server.port());
            ControlPlane controlPlane = ClientMode.controlPlane(url, Duration.ofSeconds(10), null);
            GateAnswer answer =
                    new GateCall(controlPlane, Duration.ofSeconds(10), CLOCK).ask(new Tenant("../acme?x=/ü%2f"));

            assertThat(answer).isInstanceOf(GateAnswer.Broken.class);
            assertThat(server.requests().get(0).get(0))
                    .isEqualTo("GET /api/v1/tenants/..%2Facme%3Fx=%2F%C3%BC%252f/gate HTTP/1.1");
        }
    }

    @Test
    void a_token_is_shown_with_the_question_and_to_nobody_else() throws IOException {
        try (ScriptedBackend server = new ScriptedBackend(reply("200 OK", JSON + length(READY), READY), false)) {
            URI url = URI.create("http://127.0.0.1:" + server.port());
            BearerToken token = new BearerToken("s3cret.token~x+/==");
            ControlPlane controlPlane = ClientMode.controlPlane(url, Duration.ofSeconds(10), token);

            GateAnswer answer = new GateCall(controlPlane, Duration.ofSeconds(10), CLOCK).ask(ACME);

            assertThat(answer).isInstanceOf(GateAnswer.Verdict.class);
            assertThat(server.requests().get(0)).contains("Authorization: Bearer s3cret.token~x+/==");
            assertThat(token.toString()).doesNotContain("s3cret");
        }
    }
}

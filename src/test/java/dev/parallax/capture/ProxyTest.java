package dev.parallax.capture;

import static dev.parallax.stub.RawClient.ask;
import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.ScriptedBackend;
import dev.parallax.stub.StubBackend;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {

    private final RecordingReadSink sink = new RecordingReadSink();
    private final StubBackend legacy = StubBackend.answering(request -> request.response()
            .setStatusCode(203)
            .setStatusMessage("As It Were")
            .putHeader("X-Build", "L41")
            .putHeader("x-odd-Case", (Iterable<String>) List.of("a", "b"))
            .putHeader("Connection", "x-private")
            .putHeader("X-Private", "hop")
            .putHeader("Keep-Alive", "timeout=5")
            .end("{\"n\":1}"));
    private final StubBackend candidate = StubBackend.saying("candidate");

    @AfterEach
    void close() {
        legacy.close();
        candidate.close();
    }

    @Test
    void the_client_gets_the_serving_sides_status_headers_and_body_A5() throws Exception {
        try (TestDataPlane plane = TestDataPlane.with(legacy, candidate, sink).start()) {
            RawClient.Answer answer = ask(plane.port(), get("/api/listings/7?a=%20b", "X-Tenant-Id: acme"));

            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 203 As It Were");
            assertThat(answer.fields())
                    .containsExactly("X-Build: L41", "x-odd-Case: a", "x-odd-Case: b", "content-length: 7");
            assertThat(answer.text()).isEqualTo("{\"n\":1}");
            assertThat(legacy.log()).hasSize(1);
            assertThat(legacy.log().get(0).uri()).isEqualTo("/api/listings/7?a=%20b");
        }
    }

    @Test
    void a_read_is_offered_with_what_the_serving_side_answered() throws Exception {
        try (TestDataPlane plane = TestDataPlane.with(legacy, candidate, sink).start()) {
            ask(plane.port(), get("/api/listings/7?a=1", "X-Tenant-Id: acme", "Accept: application/json"));

            RecordingReadSink.Served served = sink.served().get(0);
            assertThat(served.read().tenant()).isEqualTo(new Tenant("acme"));
            assertThat(served.read().operation().id().value()).isEqualTo("GET /api/listings/{id}");
            assertThat(served.read().request().target().text()).isEqualTo("/api/listings/7?a=1");
            assertThat(served.read().request().headers().first("accept")).contains("application/json");
            var exchange = served.serving().get(5, TimeUnit.SECONDS);
            assertThat(exchange.side()).isEqualTo(Side.LEGACY);
            assertThat(exchange.build()).hasToString("L41");
            assertThat(exchange.latency()).isPositive();
            assertThat(exchange.reply()).isInstanceOfSatisfying(Reply.Answer.class, reply -> {
                assertThat(reply.status()).isEqualTo(203);
                assertThat(new String(reply.body().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo("{\"n\":1}");
                assertThat(reply.headers().first("x-private")).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE", "get"})
    void every_method_is_passed_on(String method) throws Exception {
        try (TestDataPlane plane = TestDataPlane.with(legacy, candidate, sink).start()) {
            RawClient.Answer answer = ask(
                    plane.port(),
                    method + " /x HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\nContent-Length: 3\r\n\r\nabc");

            assertThat(answer.status()).isEqualTo(203);
            assertThat(legacy.log().get(0).method()).isEqualTo(method);
            assertThat(legacy.log().get(0).body()).hasToString("abc");
        }
    }

    @Test
    void a_backend_sees_the_host_that_the_client_sent_or_its_own_as_configured() throws Exception {
        try (StubBackend own = StubBackend.saying("own");
                TestDataPlane plane = TestDataPlane.with(
                                Map.of(
                                        Side.LEGACY,
                                        TestDataPlane.url(own.port()).seeing(HostPolicy.BACKEND),
                                        Side.CANDIDATE,
                                        TestDataPlane.url(own.port())),
                                sink)
                        .candidateServes(new Tenant("moved"))
                        .start()) {
            RawClient.ask(plane.port(), RawClient.get("/api/x", "X-Tenant-Id: acme"));
            RawClient.ask(plane.port(), RawClient.get("/api/x", "X-Tenant-Id: moved"));

            assertThat(own.log().get(0).headers().all("host")).containsExactly("127.0.0.1:" + own.port());
            assertThat(own.log().get(1).headers().all("host")).containsExactly("api.example");
        }
    }

    @Test
    void interim_replies_of_any_status_leave_the_final_one_and_the_connection_as_they_are() throws Exception {
        String interim = "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 199 Odd\r\nX-A: b\r\n\r\n";
        try (ScriptedBackend backend =
                        new ScriptedBackend(interim + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", false);
                TestDataPlane plane = TestDataPlane.with(TestDataPlane.urls(backend.port(), backend.port()), sink)
                        .start();
                RawClient client = new RawClient(plane.port())) {
            for (int i = 0; i < 2; i++) {
                client.send(RawClient.get("/api/x"));
                RawClient.Answer answer = client.read();

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).isEqualTo("ok");
            }
        }
    }

    @Test
    void fields_that_a_reply_nominates_by_connection_end_at_this_hop_F2() throws Exception {
        String reply = "HTTP/1.1 200 OK\r\nConnection: keep-alive, X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=5\r\n"
                + "Proxy-Authenticate: Basic\r\nX-Stays: 1\r\nContent-Length: 2\r\n\r\nok";
        try (ScriptedBackend backend = new ScriptedBackend(reply, false);
                TestDataPlane plane = TestDataPlane.with(TestDataPlane.urls(backend.port(), backend.port()), sink)
                        .start()) {
            RawClient.Answer answer = RawClient.ask(plane.port(), RawClient.get("/api/x", "X-Tenant-Id: acme"));

            assertThat(answer.text()).isEqualTo("ok");
            assertThat(answer.fields())
                    .extracting(field -> field.substring(0, field.indexOf(':')).toLowerCase(Locale.ROOT))
                    .containsExactlyInAnyOrder("x-stays", "content-length");
        }
    }
}

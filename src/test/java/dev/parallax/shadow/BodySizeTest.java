package dev.parallax.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.SkipReason;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A12: any size passes; what is over the cap is not compared, and counted. */
class BodySizeTest {

    private static final int CAP = 1 << 20;
    private static final long HUGE = 1L << 30;
    private static final int CHUNK = 1 << 16;

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "1048575, false", "1048576, false", "1048577, true", "5000000, true"})
    void a_body_around_the_cap_passes_whole_and_is_compared_up_to_it_A12(int length, boolean skipped) throws Exception {
        Buffer body = body(length);
        try (StubBackend both =
                        StubBackend.answering(request -> request.response().end(body));
                TestShadow shadow = TestShadow.with(TestShadow.settings(both.port(), both.port()));
                TestDataPlane plane = TestDataPlane.with(both, both, shadow.stage())
                        .maxBody(CAP)
                        .bodies(shadow.bodies())
                        .start()) {
            RawClient.Answer answer = RawClient.ask(plane.port(), RawClient.get("/api/x", "X-Tenant-Id: acme"));
            await().until(() -> shadow.pairs().settled() == 1);

            assertThat(answer.body().bytes()).isEqualTo(body.getBytes());
            assertThat(shadow.pairs().reasons().contains(SkipReason.TOO_LARGE)).isEqualTo(skipped);
            await().until(() -> shadow.bodies().used() == 0);
        }
    }

    @Test
    void a_request_body_over_the_cap_passes_whole_and_is_counted_A12() throws Exception {
        Buffer body = body(CAP + 1);
        try (StubBackend both = StubBackend.saying("ok");
                TestShadow shadow = TestShadow.with(TestShadow.settings(both.port(), both.port()));
                TestDataPlane plane = TestDataPlane.with(both, both, shadow.stage())
                        .declared(java.util.List.of(new dev.parallax.exchange.Operation(
                                new dev.parallax.exchange.OperationId("search"),
                                dev.parallax.exchange.ReadMethod.POST,
                                new dev.parallax.exchange.PathTemplate("/search"))))
                        .maxBody(CAP)
                        .bodies(shadow.bodies())
                        .start();
                RawClient client = new RawClient(plane.port())) {
            client.send("POST /search HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: t\r\nContent-Length: " + body.length()
                    + "\r\n\r\n");
            client.send(body.getBytes());

            assertThat(client.read().text()).isEqualTo("ok");
            assertThat(both.log()).hasSize(1);
            assertThat(both.log().get(0).body()).isEqualTo(body);
            assertThat(shadow.pairs().reasons()).containsExactly(SkipReason.TOO_LARGE);
            assertThat(shadow.bodies().used()).isZero();
        }
    }

    @Test
    void a_gibibyte_in_chunks_passes_with_equal_hash_while_next_to_nothing_is_kept_A12() throws Exception {
        try (StubBackend both = StubBackend.raw(BodySizeTest::pour);
                TestShadow shadow = TestShadow.with(TestShadow.settings(both.port(), both.port()));
                TestDataPlane plane = TestDataPlane.with(both, both, shadow.stage())
                        .maxBody(CAP)
                        .bodies(shadow.bodies())
                        .start()) {
            String direct = hash(both.port());
            String proxied = hash(plane.port());

            assertThat(proxied).isEqualTo(direct);
            await().until(() -> shadow.pairs().settled() == 1);
            assertThat(shadow.pairs().reasons()).containsExactly(SkipReason.TOO_LARGE);
            assertThat(shadow.bodies().used()).isZero();
        }
    }

    private static void pour(HttpServerRequest request) {
        HttpServerResponse response = request.response().setChunked(true);
        Buffer chunk = body(CHUNK);
        long[] left = {HUGE};
        Runnable[] more = new Runnable[1];
        more[0] = () -> {
            while (left[0] > 0 && !response.writeQueueFull() && !response.closed()) {
                response.write(chunk);
                left[0] -= CHUNK;
            }
            if (left[0] == 0 && !response.ended()) {
                response.end();
            }
        };
        response.drainHandler(drained -> more[0].run());
        response.exceptionHandler(gone -> {});
        more[0].run();
    }

    /** Of the body on the wire, chunk framing taken off. */
    private static String hash(int port) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient();
        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create("http://127.0.0.1:" + port + "/api/x"))
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .header("X-Tenant-Id", "acme")
                .build();
        try (InputStream in = new DigestInputStream(
                client.send(request, java.net.http.HttpResponse.BodyHandlers.ofInputStream())
                        .body(),
                sha)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static Buffer body(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(length).nextBytes(bytes);
        return Buffer.buffer(bytes);
    }
}

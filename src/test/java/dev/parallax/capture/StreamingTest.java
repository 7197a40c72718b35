package dev.parallax.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.exchange.Reply;
import dev.parallax.exchange.SkipReason;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.ScriptedBackend;
import dev.parallax.stub.StubBackend;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A13: what is no plain request and answer passes untouched. */
class StreamingTest {

    private final Vertx vertx = Vertx.vertx();
    private final RecordingReadSink sink = new RecordingReadSink();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void an_event_stream_arrives_event_by_event_and_is_not_compared_A13() throws Exception {
        AtomicReference<HttpServerResponse> stream = new AtomicReference<>();
        try (StubBackend legacy = StubBackend.raw(request -> {
                    HttpServerResponse response = request.response();
                    response.putHeader("content-type", "text/event-stream").setChunked(true);
                    response.write("data: 1\n\n");
                    stream.set(response);
                });
                TestDataPlane plane = TestDataPlane.with(legacy, legacy, sink).start();
                RawClient client = new RawClient(plane.port())) {
            client.send(RawClient.get("/events", "X-Tenant-Id: acme"));
            for (String line = client.line(); !line.isEmpty(); line = client.line()) {
                // Head.
            }
            assertThat(client.line()).isEqualTo("9");
            assertThat(client.line()).isEqualTo("data: 1");
            stream.get().write("data: 2\n\n");
            client.line();
            client.line();
            client.line();
            assertThat(client.line()).isEqualTo("data: 2");

            assertThat(sink.served().get(0).serving().get(5, TimeUnit.SECONDS).reply())
                    .isEqualTo(new Reply.NotKept(SkipReason.NOT_A_REPLY));
        }
    }

    @Test
    void the_head_of_a_reply_does_not_wait_for_its_body() throws Exception {
        CountDownLatch headSeen = new CountDownLatch(1);
        try (StubBackend legacy = StubBackend.raw(request -> {
                    HttpServerResponse response = request.response().putHeader("content-length", "2");
                    response.writeHead();
                    vertx.executeBlocking(() -> headSeen.await(10, TimeUnit.SECONDS))
                            .onSuccess(seen -> response.end(seen ? "ok" : "no"));
                });
                TestDataPlane plane = TestDataPlane.with(legacy, legacy, sink).start();
                RawClient client = new RawClient(plane.port())) {
            client.send(RawClient.get("/slow-body"));
            assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(client.line()).isEqualTo("content-length: 2");
            client.line();
            headSeen.countDown();

            assertThat(client.take(2)).isEqualTo("ok");
        }
    }

    @Test
    void a_websocket_is_tunnelled_to_the_serving_side_A13() throws Exception {
        try (StubBackend legacy = StubBackend.raw(request -> request.toWebSocket()
                        .onSuccess(
                                socket -> socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text))));
                TestDataPlane plane = TestDataPlane.with(legacy, legacy, sink).start()) {
            CompletableFuture<String> echoed = new CompletableFuture<>();
            WebSocket socket = vertx.createWebSocketClient()
                    .connect(new WebSocketConnectOptions()
                            .setHost("127.0.0.1")
                            .setPort(plane.port())
                            .setURI("/chat")
                            .addHeader("X-Tenant-Id", "acme"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            socket.textMessageHandler(echoed::complete);
            socket.writeTextMessage("hi");

            assertThat(echoed.get(5, TimeUnit.SECONDS)).isEqualTo("echo hi");
            assertThat(sink.served()).isEmpty();
        }
    }

    /** Whoever would answer for the backend here would have the client compress what the backend cannot read. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover\r\n"})
    void extensions_of_a_websocket_are_agreed_upon_by_its_two_ends_alone_A13(String agreed) throws Exception {
        String switching = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" + agreed + "\r\n";
        try (ScriptedBackend legacy = new ScriptedBackend(switching, false);
                TestDataPlane plane = TestDataPlane.with(TestDataPlane.urls(legacy.port(), legacy.port()), sink)
                        .start();
                RawClient client = new RawClient(plane.port())) {
            client.send(RawClient.get(
                    "/chat",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Extensions: permessage-deflate, x-webkit-deflate-frame"));
            List<String> head = new ArrayList<>();
            for (String line = client.line(); !line.isEmpty(); line = client.line()) {
                head.add(line + "\r\n");
            }

            assertThat(head)
                    .filteredOn(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-ext"))
                    .isEqualTo(agreed.isEmpty() ? List.of() : List.of(agreed));
            assertThat(legacy.requests().get(0))
                    .contains("Sec-WebSocket-Extensions: permessage-deflate, x-webkit-deflate-frame");
        }
    }

    @Test
    void a_refused_upgrade_is_an_ordinary_answer() throws Exception {
        try (StubBackend legacy = StubBackend.raw(
                        request -> request.response().setStatusCode(426).end("no"));
                TestDataPlane plane = TestDataPlane.with(legacy, legacy, sink).start()) {
            RawClient.Answer answer =
                    RawClient.ask(plane.port(), RawClient.get("/chat", "Connection: Upgrade", "Upgrade: websocket"));

            assertThat(answer.status()).isEqualTo(426);
            assertThat(answer.text()).isEqualTo("no");
        }
    }

    @Test
    void a_client_that_leaves_before_its_upgrade_is_answered_frees_the_serving_sides_connection() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestDataPlane plane = TestDataPlane.with(
                                TestDataPlane.urls(silent.getLocalPort(), silent.getLocalPort()), sink)
                        .start()) {
            RawClient client = new RawClient(plane.port());
            client.send(RawClient.get("/chat", "Connection: Upgrade", "Upgrade: websocket"));
            try (Socket asked = silent.accept()) {
                asked.setSoTimeout(10_000);
                assertThat(asked.getInputStream().read()).isEqualTo('G');
                client.close();

                assertThat(asked.getInputStream().readAllBytes()).isNotEmpty();
            }
            await().until(() ->
                    plane.meters().counter(CaptureMetrics.CLIENT_GONE).count() == 1);
        }
    }

    @Test
    void a_serving_side_silent_to_an_upgrade_is_a_gateway_timeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestDataPlane plane = TestDataPlane.with(
                                TestDataPlane.urls(silent.getLocalPort(), silent.getLocalPort()), sink)
                        .limits(new ServingLimits(
                                1,
                                64,
                                64,
                                Duration.ofSeconds(2),
                                Duration.ofMillis(200),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(1),
                                false))
                        .start()) {
            RawClient.Answer answer =
                    RawClient.ask(plane.port(), RawClient.get("/chat", "Connection: Upgrade", "Upgrade: websocket"));

            assertThat(answer.status()).isEqualTo(504);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void http2_clients_without_tls_are_served_over_http_1_1(boolean byUpgrade) throws Exception {
        try (StubBackend legacy = StubBackend.answering(
                        request -> request.response().putHeader("x-a", "b").end("legacy"));
                TestDataPlane plane = TestDataPlane.with(legacy, legacy, sink).start()) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(byUpgrade)
                    .setDefaultPort(plane.port())
                    .setDefaultHost("127.0.0.1"));
            Buffer get = client.request(HttpMethod.GET, "/api/listings/1")
                    .compose(request -> request.putHeader("X-Tenant-Id", "acme").send())
                    .compose(HttpClientResponse::body)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            HttpVersion version = client.request(HttpMethod.POST, "/api/listings")
                    .compose(request -> request.putHeader("X-Tenant-Id", "acme").send("a body"))
                    .map(HttpClientResponse::version)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);

            assertThat(get).hasToString("legacy");
            assertThat(version).isEqualTo(HttpVersion.HTTP_2);
            assertThat(legacy.log()).hasSize(2);
            assertThat(legacy.log().get(0).headers().first("host")).contains("127.0.0.1:" + plane.port());
            assertThat(legacy.log().get(1).body()).hasToString("a body");
            assertThat(sink.served())
                    .singleElement()
                    .satisfies(read -> assertThat(
                                    read.serving().get(5, TimeUnit.SECONDS).reply())
                            .as("its reply is kept for comparing")
                            .isInstanceOf(Reply.Answer.class));
        }
    }

    @Test
    void a_get_that_upgrades_to_http2_stays_without_a_body() throws Exception {
        String settings = "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA";
        try (StubBackend legacy = StubBackend.saying("legacy");
                TestDataPlane plane = TestDataPlane.with(legacy, legacy, sink).start();
                RawClient client = new RawClient(plane.port())) {
            client.send(RawClient.get("/api/x", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", settings));
            assertThat(client.read().status()).isEqualTo(101);
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
            await().until(() -> legacy.log().size() == 1);

            assertThat(legacy.log().get(0).headers().first("transfer-encoding")).isEmpty();
            assertThat(legacy.log().get(0).headers().first("http2-settings")).isEmpty();
        }
    }

    @Test
    void a_client_that_leaves_cancels_the_serving_request_and_is_not_compared() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        AtomicReference<HttpServerResponse> stream = new AtomicReference<>();
        try (StubBackend legacy = StubBackend.raw(request -> {
                    request.response().setChunked(true).closeHandler(closed -> cancelled.countDown());
                    request.response().write("first");
                    stream.set(request.response());
                });
                TestDataPlane plane = TestDataPlane.with(legacy, legacy, sink).start()) {
            try (RawClient client = new RawClient(plane.port())) {
                client.send(RawClient.get("/api/x", "X-Tenant-Id: acme"));
                client.line();
            }

            assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(sink.served().get(0).serving().get(5, TimeUnit.SECONDS).reply())
                    .isEqualTo(new Reply.NotKept(SkipReason.CLIENT_GONE));
            assertThat(plane.bodies().used()).isZero();
        }
    }

    @Test
    void a_slow_client_holds_the_serving_side_back_instead_of_filling_memory_A3() throws Exception {
        AtomicLong written = new AtomicLong();
        AtomicReference<HttpServerResponse> stream = new AtomicReference<>();
        Buffer chunk = Buffer.buffer(new byte[65_536]);
        try (StubBackend legacy = StubBackend.raw(request -> {
                    HttpServerResponse response = request.response().setChunked(true);
                    stream.set(response);
                    Runnable[] more = new Runnable[1];
                    more[0] = () -> {
                        while (!response.writeQueueFull() && written.get() < 1L << 30) {
                            response.write(chunk);
                            written.addAndGet(chunk.length());
                        }
                    };
                    response.drainHandler(drained -> more[0].run());
                    more[0].run();
                });
                TestDataPlane plane = TestDataPlane.with(legacy, legacy, sink).start();
                RawClient client = new RawClient(plane.port())) {
            client.send(RawClient.get("/api/x", "X-Tenant-Id: acme"));
            client.line();
            AtomicLong before = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(300)).until(() -> before.getAndSet(written.get()) == written.get());

            assertThat(written.get()).isLessThan(128L << 20);
        }
    }
}

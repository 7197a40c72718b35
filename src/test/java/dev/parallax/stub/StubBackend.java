package dev.parallax.stub;

import dev.parallax.exchange.Headers;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server on a free loopback port that keeps a log of what it was asked. */
public final class StubBackend implements AutoCloseable {

    private final Vertx vertx;
    private final int port;
    private final Queue<Asked> log = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** One request as the backend got it. */
    public record Asked(String method, String uri, Headers headers, Buffer body) {}

    private StubBackend(Handler<HttpServerRequest> handler) {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        port = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxHeaderSize(65_536)
                        .setMaxInitialLineLength(65_536)
                        .setHandle100ContinueAutomatically(false))
                .connectionHandler(opened -> connections.incrementAndGet())
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** Handles requests itself; nothing is logged. */
    public static StubBackend raw(Handler<HttpServerRequest> handler) {
        return new StubBackend(handler);
    }

    /** Logs every request with its body, then answers. */
    public static StubBackend answering(Handler<HttpServerRequest> answer) {
        StubBackend[] self = new StubBackend[1];
        StubBackend backend = new StubBackend(request -> {
            List<Headers.Field> fields = new ArrayList<>();
            request.headers().forEach((name, value) -> fields.add(new Headers.Field(name, value)));
            request.body().onSuccess(body -> {
                self[0].log.add(new Asked(request.method().name(), request.uri(), Headers.of(fields), body));
                answer.handle(request);
            });
        });
        self[0] = backend;
        return backend;
    }

    /** Answers every request with 200 and this text. */
    public static StubBackend saying(String text) {
        return answering(request -> request.response().end(text));
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Everything asked so far. */
    public List<Asked> log() {
        return List.copyOf(log);
    }

    /** Connections accepted so far. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

package dev.parallax.capture;

import dev.parallax.capture.BackendRequest.Content;
import dev.parallax.exchange.Headers;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks one backend over HTTP/1.1, under limits. No redirects, no decoding; one retry, and only of a safe request without
 * body whose <em>reused</em> connection closed before a reply began (RFC 9112 §9.3.1). Confined to the event loop it was
 * made on.
 */
public final class BackendClient {

    /** As roomy as any backend's own limits, so that Parallax never is the narrowest place. */
    static final int MAX_HEAD = 64 * 1024;

    private static final int FRESH_CONNECTIONS = 16;

    private final BackendUrl backend;
    private final HttpClient pooled;
    /** Keeps no connection alive, so that a retry cannot meet another stale one. */
    private final HttpClient fresh;
    /** Connections that have carried a request. */
    private final Set<HttpConnection> used = Collections.newSetFromMap(new IdentityHashMap<>());

    private final ClientLimits limits;
    private final @Nullable Watchdog silence;

    /** Must be called on the event loop that is going to use it. */
    public BackendClient(Vertx vertx, BackendUrl backend, ClientLimits limits) {
        this.backend = backend;
        this.limits = limits;
        this.silence = limits.idleTimeout().isZero() ? null : new Watchdog(vertx, limits.idleTimeout());
        this.pooled = client(vertx, options().setKeepAlive(true).setKeepAliveTimeout(60), limits.connections());
        this.fresh = client(vertx, options().setKeepAlive(false), Math.min(FRESH_CONNECTIONS, limits.connections()));
    }

    /** Sends {@code request}. */
    public BackendCall send(BackendRequest request) {
        return send(request, hints -> {});
    }

    /** Sends {@code request}; {@code earlyHints} gets the fields of every 103 that comes before the reply. */
    BackendCall send(BackendRequest request, Handler<MultiMap> earlyHints) {
        BackendCall call = new BackendCall(Promise.promise(), earlyHints, silence);
        attempt(pooled, request, call);
        return call;
    }

    /** Asks for another protocol on a connection of its own; the reply is 101 if the backend agrees. Never retried. */
    BackendCall upgrade(BackendRequest request, String protocol) {
        BackendCall call = new BackendCall(Promise.promise(), hints -> {}, silence);
        pooled.request(optionsOf(request)).onComplete(opened -> {
            if (opened.failed()) {
                call.fail(opened.cause());
                return;
            }
            HttpClientRequest attempt = opened.result();
            attempt.exceptionHandler(cause -> {});
            reused(attempt.connection());
            if (call.cancelled()) {
                attempt.reset();
                return;
            }
            call.attempt(attempt);
            copyHeaders(request, attempt);
            attempt.putHeader("Connection", "Upgrade").putHeader("Upgrade", protocol);
            attempt.connect().onSuccess(call::complete).onFailure(call::fail);
            call.listen();
        });
        return call;
    }

    /** Closes every connection. */
    public Future<Void> close() {
        if (silence != null) {
            silence.close();
        }
        return Future.join(pooled.close(), fresh.close()).mapEmpty();
    }

    private void attempt(HttpClient client, BackendRequest request, BackendCall call) {
        client.request(optionsOf(request)).onComplete(opened -> {
            if (opened.failed()) {
                call.fail(opened.cause());
                return;
            }
            HttpClientRequest attempt = opened.result();
            attempt.exceptionHandler(
                    cause -> {}); // The response future reports it; without a handler Vert.x logs it too.
            boolean reused = reused(attempt.connection());
            if (call.cancelled()) {
                attempt.reset();
                return;
            }
            call.attempt(attempt);
            send(attempt, request, call, reused && client == pooled && request.repeatable());
        });
    }

    private void send(HttpClientRequest attempt, BackendRequest request, BackendCall call, boolean mayRetry) {
        attempt.response().onComplete(answered -> {
            if (answered.succeeded()) {
                call.complete(answered.result());
            } else if (mayRetry && !call.cancelled() && TransportFaults.connectionClosed(answered.cause())) {
                attempt(fresh, request, call);
            } else {
                call.fail(answered.cause());
            }
        });
        attempt.earlyHintsHandler(call::earlyHints);
        try {
            copyHeaders(request, attempt);
        } catch (IllegalArgumentException unsendable) {
            // Nothing lets such a field in; should it be here all the same, nobody may wait for its answer.
            call.fail(unsendable);
            attempt.reset();
            return;
        }
        if (request.content() instanceof Content.Streamed streamed) {
            // While a body streams up, silence means nothing: whoever pumps it says when the backend has the word.
            streamed.pump().accept(attempt, call::listen);
            return;
        }
        call.listen();
        if (request.content() instanceof Content.Full full) {
            attempt.end(full.bytes());
        } else {
            attempt.end();
        }
    }

    private void copyHeaders(BackendRequest request, HttpClientRequest attempt) {
        boolean ownHost = backend.sees() == HostPolicy.BACKEND;
        for (Headers.Field field : request.headers().fields()) {
            if (ownHost && field.name().equalsIgnoreCase("host")) {
                continue; // Without one, the client's own is that of the URL.
            }
            attempt.headers().add(field.name(), field.value());
        }
    }

    private boolean reused(HttpConnection connection) {
        if (!used.add(connection)) {
            return true;
        }
        connection.closeHandler(closed -> used.remove(connection));
        InterimReplies.leaveOutOf(connection);
        connection.exceptionHandler(cause -> {}); // The call on it has been told; without a handler Vert.x logs it too.
        return false;
    }

    private RequestOptions optionsOf(BackendRequest request) {
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setHost(backend.host())
                .setPort(backend.port())
                .setSsl(backend.tls())
                .setURI(backend.targetOf(request.target()))
                .setConnectTimeout(limits.connectTimeout().toMillis());
    }

    private HttpClient client(Vertx vertx, HttpClientOptions options, int connections) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(limits.queue()))
                .build();
    }

    private HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setMaxHeaderSize(MAX_HEAD)
                .setMaxInitialLineLength(MAX_HEAD)
                .setMaxChunkSize(MAX_HEAD)
                .setDecompressionSupported(false)
                .setPipelining(false)
                .setTcpKeepAlive(true);
    }
}

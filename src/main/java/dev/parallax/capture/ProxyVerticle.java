package dev.parallax.capture;

import dev.parallax.exchange.Side;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One event loop of the data plane: its share of the listener, and clients of its own, so that nothing is locked. */
final class ProxyVerticle extends AbstractVerticle {

    private final CaptureSettings settings;
    private final Function<Map<Side, BackendClient>, ServingSide> shared;
    private final Map<Side, BackendClient> clients = new EnumMap<>(Side.class);
    private final HeartbeatDoor door;
    private @Nullable HttpServer server;

    ProxyVerticle(
            CaptureSettings settings, HeartbeatDoor door, Function<Map<Side, BackendClient>, ServingSide> shared) {
        this.settings = settings;
        this.door = door;
        this.shared = shared;
    }

    @Override
    public void start(Promise<Void> started) {
        if (settings.mode() == Mode.PROXY) {
            settings.backends().forEach((side, url) -> clients.put(side, client(vertx, url)));
        }
        ServingSide loop = shared.apply(clients);
        Handler<HttpServerRequest> handler =
                settings.mode() == Mode.PROXY ? new ProxyHandler(loop) : new MirrorHandler(loop);
        HttpServer listening = vertx.createHttpServer(options())
                .connectionHandler(client -> client.exceptionHandler(cause -> {})) // Clients come and go.
                .invalidRequestHandler(refused -> {
                    loop.metrics().request(CaptureResult.REFUSED);
                    HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(refused);
                })
                .requestHandler(door.before(handler, loop));
        server = listening;
        // -1: any free port, but the same one for every event loop.
        int port = settings.listen().port() == 0 ? -1 : settings.listen().port();
        listening.listen(port, settings.listen().host()).<Void>mapEmpty().onComplete(started);
    }

    @Override
    public void stop(Promise<Void> stopped) {
        Future<Void> closed = server == null ? Future.succeededFuture() : server.close();
        closed.onComplete(done -> {
            clients.values().forEach(BackendClient::close);
            stopped.complete();
        });
    }

    /** The port in fact listened on. */
    int port() {
        return server == null ? 0 : server.actualPort();
    }

    private BackendClient client(Vertx vertx, BackendUrl url) {
        ServingLimits limits = settings.serving();
        int share = Math.max(1, limits.connections() / limits.loops());
        return new BackendClient(
                vertx, url, new ClientLimits(share, limits.queue(), limits.connectTimeout(), limits.idleTimeout()));
    }

    private HttpServerOptions options() {
        // Nothing here speaks WebSocket, whose connections are tunnelled as they are.
        return new HttpServerOptions()
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHandle100ContinueAutomatically(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(BackendClient.MAX_HEAD)
                .setMaxInitialLineLength(BackendClient.MAX_HEAD)
                .setMaxChunkSize(BackendClient.MAX_HEAD)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) settings.serving().clientIdleTimeout().toMillis())
                .setTcpKeepAlive(true);
    }
}

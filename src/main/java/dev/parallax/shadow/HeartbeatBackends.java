package dev.parallax.shadow;

import dev.parallax.capture.BackendUrl;
import dev.parallax.exchange.Side;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Two backends within the process that answer the heartbeat's reads: the same, but for one seeded value. On loopback, on
 * any free ports; they say nothing that anybody could use.
 */
final class HeartbeatBackends extends AbstractVerticle {

    private static final String LOOPBACK = "127.0.0.1";

    private final Map<Side, HttpServer> servers = new EnumMap<>(Side.class);

    @Override
    public void start(Promise<Void> started) {
        for (Side side : Side.values()) {
            String body = "{\"heartbeat\":true,\"seeded\":\"" + side.name() + "\"}";
            servers.put(
                    side,
                    vertx.createHttpServer()
                            .requestHandler(request -> request.response()
                                    .putHeader("Content-Type", "application/json")
                                    .end(body)));
        }
        List<Future<HttpServer>> listening = servers.values().stream()
                .map(server -> server.listen(0, LOOPBACK))
                .toList();
        Future.all(listening).<Void>mapEmpty().onComplete(started);
    }

    /** Where they are, once started. */
    Map<Side, BackendUrl> urls() {
        Map<Side, BackendUrl> urls = new EnumMap<>(Side.class);
        servers.forEach((side, server) -> urls.put(side, new BackendUrl(LOOPBACK, server.actualPort(), false, "")));
        return urls;
    }
}

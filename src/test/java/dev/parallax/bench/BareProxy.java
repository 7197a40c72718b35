package dev.parallax.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;

/**
 * The yardstick: the least a Vert.x proxy can do, and with another side to ask the least a mirror can do. Compares nothing.
 * The other side is asked on the serving event loop, or, as isolation demands, on one that serving does not share.
 */
final class BareProxy extends AbstractVerticle {

    private final int port;
    private final int backend;
    /** The other side's port; 0 for none. */
    private final int other;

    private final boolean isolated;
    private HttpClient serving;
    private HttpClient shadow;
    private Context shadowLoop;

    BareProxy(int port, int backend, int other, boolean isolated) {
        this.port = port;
        this.backend = backend;
        this.other = other;
        this.isolated = isolated;
    }

    @Override
    public void start() {
        serving = client();
        shadowLoop = isolated ? ((VertxInternal) vertx).createEventLoopContext() : context;
        shadowLoop.runOnContext(there -> shadow = client());
        vertx.createHttpServer().requestHandler(this::handle).listen(port, "127.0.0.1");
    }

    private HttpClient client() {
        return vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(64));
    }

    private void handle(HttpServerRequest inbound) {
        Buffer kept = Buffer.buffer();
        serving.request(options(inbound, backend))
                .compose(request -> {
                    request.headers().addAll(inbound.headers());
                    return request.send();
                })
                .onSuccess(reply -> {
                    inbound.response().setStatusCode(reply.statusCode());
                    inbound.response().headers().addAll(reply.headers());
                    reply.handler(chunk -> {
                        if (other > 0) {
                            kept.appendBuffer(chunk);
                        }
                        inbound.response().write(chunk);
                    });
                    reply.endHandler(end -> inbound.response().end());
                });
        if (other > 0 && isolated) {
            shadowLoop.runOnContext(there -> askOther(options(inbound, other), inbound.headers()));
        } else if (other > 0) {
            askOther(options(inbound, other), inbound.headers());
        }
    }

    private void askOther(RequestOptions options, MultiMap headers) {
        shadow.request(options)
                .compose(request -> {
                    request.headers().addAll(headers);
                    return request.send();
                })
                .onSuccess(reply -> reply.body());
    }

    private RequestOptions options(HttpServerRequest inbound, int side) {
        return new RequestOptions()
                .setMethod(inbound.method())
                .setHost("127.0.0.1")
                .setPort(side)
                .setURI(inbound.uri());
    }
}

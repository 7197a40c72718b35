package dev.parallax.capture;

import dev.parallax.capture.BackendRequest.Content;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.TransportFault;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to speak another protocol (RFC 9110 §7.8), such as WebSocket: asked of the serving side, and if it agrees, bytes
 * flow both ways until either end closes. Never compared. Confined to one event loop.
 */
final class Upgrade implements ReplyRelay.Course {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final ServingSide loop;
    private final HttpServerRequest inbound;
    private final RequestHead head;
    private final String protocol;
    private final Side side;
    private @Nullable BackendCall call;
    /** The answer is complete or broken off, or the other protocol is spoken: nothing is left to call off. */
    private boolean over;

    Upgrade(ServingSide loop, HttpServerRequest inbound, RequestHead head, String protocol) {
        this.loop = loop;
        this.inbound = inbound;
        this.head = head;
        this.protocol = protocol;
        this.side = loop.captor().attribute(head, true).serving();
    }

    /** The protocol a request asks for; empty if it asks for none, or in a way that is to be ignored. */
    static Optional<String> wanted(HttpServerRequest inbound) {
        String protocol = inbound.getHeader(HttpHeaders.UPGRADE);
        if (protocol == null) {
            return Optional.empty();
        }
        boolean nominated = inbound.headers().getAll("connection").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
        boolean bodiless = !InboundBody.announced(inbound);
        boolean possible = nominated && bodiless && inbound.version() == HttpVersion.HTTP_1_1;
        // h2c is between the client and this hop (RFC 9113 §3.1), and the listener speaks it itself.
        return possible && !protocol.equalsIgnoreCase("h2c") ? Optional.of(protocol) : Optional.empty();
    }

    void start() {
        inbound.pause();
        inbound.response().closeHandler(closed -> clientGone()).exceptionHandler(cause -> clientGone());
        BackendCall asked = loop.client(side)
                .upgrade(
                        new BackendRequest(head.method(), head.wireTarget(), head.headers(), new Content.Tunnel()),
                        protocol);
        call = asked;
        asked.response().onSuccess(this::answered).onFailure(cause -> {
            over = true;
            TransportFault fault = TransportFaults.beforeHead(cause);
            loop.metrics().servingFailed(side, fault);
            Inbound.answer(inbound, Gateway.of(fault));
        });
    }

    private void clientGone() {
        if (!over && call != null) {
            over = true;
            loop.metrics().clientGone();
            call.cancel();
        }
    }

    private void answered(HttpClientResponse reply) {
        if (over) {
            return;
        }
        if (reply.statusCode() != SWITCHING_PROTOCOLS) {
            inbound.resume();
            new ReplyRelay(reply, inbound, new Keepsake(loop, side), this).start();
            return;
        }
        ended();
        NetSocket backend = reply.netSocket();
        backend.pause();
        HttpServerResponse response = inbound.response().setStatusCode(SWITCHING_PROTOCOLS);
        response.setStatusMessage(reply.statusMessage());
        reply.headers().forEach((name, value) -> response.headers().add(name, value));
        inbound.toNetSocket().onSuccess(client -> tunnel(client, backend)).onFailure(gone -> backend.close());
    }

    @Override
    public boolean departing() {
        return loop.departure().begun();
    }

    @Override
    public void heard() {
        if (call != null) {
            call.heard();
        }
    }

    @Override
    public void ended() {
        over = true;
        if (call != null) {
            call.over();
        }
    }

    /** The reply of a backend that did not agree broke off. */
    @Override
    public void broken(TransportFault fault) {
        ended();
        loop.metrics().servingFailed(side, fault);
        inbound.response().reset();
    }

    private static void tunnel(NetSocket client, NetSocket backend) {
        client.pipeTo(backend).onComplete(over -> backend.close());
        backend.pipeTo(client).onComplete(over -> client.close());
    }
}

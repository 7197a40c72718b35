package dev.parallax.capture;

import dev.parallax.capture.BackendRequest.Content;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.TransportFault;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the proxy: to the serving side, and its answer back, both streamed. What is kept aside for
 * comparing hangs on {@link Keepsake} and can fail without the client noticing. Confined to one event loop.
 */
final class ServedRequest implements ReplyRelay.Course {

    private final ServingSide loop;
    private final HttpServerRequest inbound;
    private final HttpServerResponse outbound;
    private final RequestHead head;
    private final Side side;
    private final Keepsake keepsake;
    private @Nullable BackendCall call;
    private boolean over;

    ServedRequest(ServingSide loop, HttpServerRequest inbound, RequestHead head, Attribution attribution) {
        this.loop = loop;
        this.inbound = inbound;
        this.outbound = inbound.response();
        this.head = head;
        this.side = attribution.serving();
        this.keepsake = new Keepsake(loop, side);
    }

    /**
     * Sends it on, and offers it for comparing if it is a read.
     *
     * @param body what is known of the body by now
     */
    void start(Attribution attribution, InboundBody body) {
        loop.departure().entered();
        outbound.closeHandler(closed -> clientGone());
        outbound.exceptionHandler(cause -> clientGone());
        if (attribution instanceof Attribution.Read read) {
            keepsake.keep(bytes -> loop.captor().read(read, head, bytes, Origin.PROXY));
        }
        Content content = new Content.None();
        if (body.present()) {
            body.hold();
            content = new Content.Streamed((request, sent) -> pumpBody(body, request, sent));
        }
        keepsake.asked();
        BackendCall asked = loop.client(side)
                .send(new BackendRequest(head.method(), head.wireTarget(), head.headers(), content), this::earlyHints);
        call = asked;
        asked.response().onComplete(answered -> {
            if (answered.succeeded()) {
                relay(answered.result());
            } else {
                noReply(answered.cause());
            }
        });
        if (!body.present()) {
            keepsake.requestComplete();
        }
    }

    private void pumpBody(InboundBody body, HttpClientRequest request, Runnable sent) {
        if (head.headers().first("content-length").isEmpty()) {
            request.setChunked(true);
        }
        if (head.headers().first("expect").isPresent()) {
            // The client waits for the backend's word, so the backend must see the head before any body.
            request.continueHandler(proceed -> {
                if (!over) {
                    outbound.writeContinue();
                }
            });
            request.sendHead();
        }
        inbound.exceptionHandler(cause -> clientGone());
        body.release(
                chunk -> {
                    keepsake.requestChunk(chunk);
                    request.write(chunk);
                    if (request.writeQueueFull()) {
                        inbound.pause();
                        request.drainHandler(drained -> inbound.resume());
                    }
                },
                () -> {
                    request.end();
                    sent.run();
                    keepsake.requestComplete();
                });
    }

    private void earlyHints(MultiMap fields) {
        if (!over && !outbound.headWritten() && inbound.version() != HttpVersion.HTTP_1_0) {
            outbound.writeEarlyHints(fields);
        }
    }

    private void relay(HttpClientResponse reply) {
        if (over) {
            return;
        }
        if (!Replies.isFinal(reply)) {
            BackendCall confused = call;
            broken(TransportFault.MALFORMED);
            if (confused != null) {
                confused.cancel();
            }
            return;
        }
        new ReplyRelay(reply, inbound, keepsake, this).start();
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
        finish();
    }

    @Override
    public void broken(TransportFault fault) {
        if (!finish()) {
            return;
        }
        loop.metrics().servingFailed(side, fault);
        if (outbound.headWritten()) {
            // Cut off, as the backend cut us off: an orderly end would pass a torn body off as whole.
            outbound.reset();
        } else {
            outbound.headers().clear();
            Inbound.answer(inbound, Gateway.of(fault));
        }
        keepsake.failed(fault);
    }

    /** Whether it was not over yet. */
    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        if (call != null) {
            call.over();
        }
        loop.departure().left();
        return true;
    }

    private void noReply(Throwable cause) {
        if (!finish()) {
            return;
        }
        TransportFault fault = TransportFaults.beforeHead(cause);
        loop.metrics().servingFailed(side, fault);
        Inbound.answer(inbound, TransportFaults.tooBusy(cause) ? Gateway.UNAVAILABLE : Gateway.of(fault));
        keepsake.failed(fault);
    }

    private void clientGone() {
        // An HTTP/2 stream closes with the last byte sent, before the serving side's end has been seen here.
        if (outbound.ended() || !finish()) {
            return;
        }
        loop.metrics().clientGone();
        if (call != null) {
            call.cancel();
        }
        keepsake.clientGone();
    }
}

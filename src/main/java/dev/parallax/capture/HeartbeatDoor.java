package dev.parallax.capture;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the heartbeat's reads come in: through the listener as a client's do, then like a mirrored read, so that neither
 * backend ever sees one. Thread-safe.
 */
final class HeartbeatDoor {

    /** Carries a beat's number. With any other number it is a forgery, and stripped like every mark of ours. */
    private static final String MARK = "Parallax-Heartbeat";

    private static final int ACCEPTED = 202;

    /** The beat that is expected; taken once. */
    private final AtomicReference<Beat> expected = new AtomicReference<>();

    /** Sends a beat to the listener at {@code address}; an earlier one that did not come in is expected no more. */
    Beat send(Tenant tenant, HttpClient client, ListenAddress address) {
        Beat beat = new Beat(tenant);
        expected.set(beat);
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(address.host())
                        .setPort(address.port())
                        .setURI(beat.target().text())
                        .putHeader(MARK, beat.number()))
                .compose(request -> request.send().compose(HttpClientResponse::end));
        return beat;
    }

    /** Lets an expected beat in; everything else goes to {@code next}. */
    Handler<HttpServerRequest> before(Handler<HttpServerRequest> next, ServingSide loop) {
        return inbound -> {
            String number = inbound.getHeader(MARK);
            Beat beat = expected.get();
            if (number != null && beat != null && beat.number().equals(number) && expected.compareAndSet(beat, null)) {
                take(inbound, beat, loop);
            } else {
                next.handle(inbound);
            }
        };
    }

    private static void take(HttpServerRequest inbound, Beat beat, ServingSide loop) {
        loop.heads().of(inbound).ifPresent(head -> {
            Attribution.Read attribution = new Attribution.Read(Side.LEGACY, beat.tenant(), Beat.OPERATION);
            CapturedRead read = loop.captor().read(attribution, head, Body.empty(), Origin.HEARTBEAT);
            beat.isCaptured();
            loop.sink().mirrored(read).thenAccept(over -> beat.isPaired());
        });
        inbound.response().setStatusCode(ACCEPTED).end();
    }
}

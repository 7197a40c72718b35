package dev.parallax.capture;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.SkipReason;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * {@link Mode#MIRROR}: the target of somebody else's mirroring. Answers 202 as soon as the copy is here, whatever becomes of
 * it: some mirrors hold their client's connection until they are answered.
 */
final class MirrorHandler implements Handler<HttpServerRequest> {

    private static final Logger LOG = Logger.getLogger(MirrorHandler.class);
    private static final int ACCEPTED = 202;

    private final ServingSide loop;

    MirrorHandler(ServingSide loop) {
        this.loop = loop;
    }

    @Override
    public void handle(HttpServerRequest inbound) {
        Optional<RequestHead> head = loop.heads().of(inbound);
        if (head.isEmpty()) {
            loop.metrics().request(CaptureResult.REFUSED);
            Inbound.answer(inbound, Gateway.BAD_REQUEST);
            return;
        }
        InboundBody.whenKnown(inbound, body -> accept(inbound, head.get(), body));
    }

    private void accept(HttpServerRequest inbound, RequestHead head, InboundBody content) {
        boolean bodied = content.present();
        Attribution attribution = loop.captor().attribute(head, bodied);
        loop.metrics().request(attribution.result());
        if (attribution instanceof Attribution.Read read && bodied) {
            collect(inbound, content, read, head);
            return;
        }
        inbound.response().setStatusCode(ACCEPTED).end();
        if (attribution instanceof Attribution.Read read) {
            offer(loop.captor().read(read, head, Body.empty(), Origin.MIRROR));
        }
    }

    private void collect(HttpServerRequest inbound, InboundBody content, Attribution.Read read, RequestHead head) {
        BodyKeeper body = loop.keeper();
        inbound.exceptionHandler(cause -> body.lose(SkipReason.CLIENT_GONE));
        content.release(body::add, () -> {
            inbound.response().setStatusCode(ACCEPTED).end();
            if (body.lost().isPresent()) {
                loop.sink()
                        .notKept(
                                loop.captor().read(read, head, Body.empty(), Origin.MIRROR),
                                body.lost().get());
            } else {
                offer(loop.captor().read(read, head, body.body(), Origin.MIRROR));
            }
        });
    }

    private void offer(CapturedRead read) {
        loop.sink().mirrored(read).exceptionally(broken -> {
            loop.metrics().error();
            LOG.errorf("A mirrored read failed with %s.", broken.getClass().getName());
            return null;
        });
    }
}

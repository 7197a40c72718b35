package dev.parallax.capture;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jboss.logging.Logger;

/** {@link Mode#PROXY}: every request goes to its serving side, reads are offered for comparing on the way. */
final class ProxyHandler implements Handler<HttpServerRequest> {

    private static final Logger LOG = Logger.getLogger(ProxyHandler.class);

    private final ServingSide loop;

    ProxyHandler(ServingSide loop) {
        this.loop = loop;
    }

    @Override
    public void handle(HttpServerRequest inbound) {
        Optional<RequestHead> head = loop.heads().of(inbound);
        if (head.isEmpty() || inbound.method().name().equals("CONNECT")) {
            loop.metrics().request(CaptureResult.REFUSED);
            Inbound.answer(inbound, head.isEmpty() ? Gateway.BAD_REQUEST : Gateway.NOT_IMPLEMENTED);
            return;
        }
        Attribution attribution = attribute(inbound, head.get());
        loop.metrics().request(attribution.result());
        new ServedRequest(loop, inbound, head.get(), attribution).start(attribution);
    }

    /** A failure of ours costs the comparison, not the client. */
    private Attribution attribute(HttpServerRequest inbound, RequestHead head) {
        try {
            return loop.captor().attribute(head, Inbound.bodied(inbound));
        } catch (RuntimeException ours) {
            loop.metrics().error();
            LOG.errorf(
                    "Attributing a request failed with %s; it is served by legacy.",
                    ours.getClass().getName());
            return new Attribution.Other(dev.parallax.exchange.Side.LEGACY, CaptureResult.NOT_ALLOWED);
        }
    }
}

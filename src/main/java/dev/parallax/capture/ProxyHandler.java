package dev.parallax.capture;

import dev.parallax.exchange.Side;
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
        Optional<String> protocol = Upgrade.wanted(inbound);
        if (protocol.isPresent()) {
            loop.metrics().request(CaptureResult.NOT_PLAIN);
            new Upgrade(loop, inbound, head.get(), protocol.get()).start();
            return;
        }
        InboundBody.whenKnown(inbound, body -> serve(inbound, head.get(), body));
    }

    private void serve(HttpServerRequest inbound, RequestHead head, InboundBody body) {
        Attribution attribution = attribute(head, body.present());
        loop.metrics().request(attribution.result());
        new ServedRequest(loop, inbound, head, attribution).start(attribution, body);
    }

    /** A failure of ours costs the comparison, not the client. */
    private Attribution attribute(RequestHead head, boolean bodied) {
        try {
            return loop.captor().attribute(head, bodied);
        } catch (RuntimeException ours) {
            loop.metrics().error();
            LOG.errorf(
                    "Attributing a request failed with %s; it is served by legacy.",
                    ours.getClass().getName());
            return new Attribution.Other(Side.LEGACY, CaptureResult.NOT_ALLOWED);
        }
    }
}

package dev.parallax.capture;

import dev.parallax.exchange.Side;
import java.util.Map;

/**
 * All that the requests of one event loop share.
 *
 * @param clients one per side
 * @param heads what the backends will see
 * @param captor what is to be compared
 * @param sink where reads go
 * @param bodies budget for kept bodies
 * @param settings of the data plane
 * @param metrics what is counted
 * @param departure of the whole data plane
 */
record ServingSide(
        Map<Side, BackendClient> clients,
        RequestHeads heads,
        Captor captor,
        ReadSink sink,
        ByteBudget bodies,
        CaptureSettings settings,
        CaptureMetrics metrics,
        Departure departure) {

    BackendClient client(Side side) {
        BackendClient client = clients.get(side);
        if (client == null) {
            throw new IllegalStateException("no client for side " + side);
        }
        return client;
    }

    BodyKeeper keeper() {
        return new BodyKeeper(bodies, settings.maxBody());
    }
}

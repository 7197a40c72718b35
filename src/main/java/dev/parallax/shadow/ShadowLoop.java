package dev.parallax.shadow;

import dev.parallax.capture.BackendClient;
import dev.parallax.capture.BodyKeeper;
import dev.parallax.capture.ByteBudget;
import dev.parallax.capture.ClientLimits;
import dev.parallax.capture.HeaderName;
import dev.parallax.capture.Watchdog;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import io.vertx.core.AbstractVerticle;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One event loop for shadow calls, with clients of its own: serving never shares a thread, a pool or a queue with it. */
final class ShadowLoop extends AbstractVerticle {

    private final ShadowSettings settings;
    private final ByteBudget bodies;
    private final Map<Side, BackendClient> clients = new EnumMap<>(Side.class);
    private @Nullable Watchdog deadlines;

    ShadowLoop(ShadowSettings settings, ByteBudget bodies) {
        this.settings = settings;
        this.bodies = bodies;
    }

    @Override
    public void start() {
        // In-flight calls are limited before they get here, so nothing ever waits for a connection of this pool.
        ClientLimits limits =
                new ClientLimits(settings.inFlight(), settings.inFlight(), settings.connectTimeout(), Duration.ZERO);
        deadlines = new Watchdog(vertx, settings.deadline());
        settings.backends().forEach((side, url) -> clients.put(side, new BackendClient(vertx, url, limits)));
    }

    @Override
    public void stop() {
        clients.values().forEach(BackendClient::close);
    }

    /**
     * Asks one side. Callable from any thread.
     *
     * @param done gets the exchange, once, on this event loop
     * @return gives the call up, from any thread
     */
    Consumer<SkipReason> ask(Side side, CapturedRead read, Consumer<Exchange> done) {
        ShadowCall call = new ShadowCall(this, side, new BodyKeeper(bodies, settings.maxBody()), done);
        context.runOnContext(here -> call.start(read));
        return reason -> context.runOnContext(here -> call.cancel(reason));
    }

    BackendClient client(Side side) {
        BackendClient client = clients.get(side);
        if (client == null) {
            throw new IllegalStateException("no client for side " + side);
        }
        return client;
    }

    ShadowHeaders headers() {
        return settings.headers();
    }

    HeaderName buildHeader() {
        return settings.buildHeader();
    }

    /** Runs {@code late} at the deadline of a call that begins now, unless it is over by then. */
    Watchdog.Watch deadline(Runnable late) {
        if (deadlines == null) {
            throw new IllegalStateException("not started");
        }
        return deadlines.watch(late);
    }
}

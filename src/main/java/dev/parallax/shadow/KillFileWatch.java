package dev.parallax.shadow;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import org.jboss.logging.Logger;

/** Looks for the kill file again and again, off the event loop, as long as it is deployed: a file system may be slow. */
final class KillFileWatch extends AbstractVerticle {

    private static final Logger LOG = Logger.getLogger(KillFileWatch.class);

    /** In milliseconds: well within the promised second. */
    private static final long EVERY = 250;

    private final KillSwitch killSwitch;

    KillFileWatch(KillSwitch killSwitch) {
        this.killSwitch = killSwitch;
    }

    @Override
    public void start() {
        killSwitch.look();
        // Ends with the verticle, so that no look is begun while the threads for it are going away.
        vertx.setPeriodic(EVERY, tick -> look());
    }

    private void look() {
        Future<Void> looked = vertx.executeBlocking(() -> {
            killSwitch.look();
            return null;
        });
        looked.onFailure(cause -> LOG.errorf(
                "Looking for the kill file failed: %s", cause.getClass().getName()));
    }
}

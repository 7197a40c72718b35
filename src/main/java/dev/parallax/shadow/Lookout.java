package dev.parallax.shadow;

import io.vertx.core.AbstractVerticle;
import org.jboss.logging.Logger;

/** Looks at something of the system's again and again, off the event loop, as long as it is deployed: a look may be slow. */
final class Lookout extends AbstractVerticle {

    private static final Logger LOG = Logger.getLogger(Lookout.class);

    /** In milliseconds: well within the promised second of the kill file. */
    private static final long EVERY = 250;

    private final String what;
    private final Runnable look;

    /**
     * @param what is looked at, for the log
     * @param look may block
     */
    Lookout(String what, Runnable look) {
        this.what = what;
        this.look = look;
    }

    @Override
    public void start() {
        look.run();
        // Ends with the verticle, so that no look is begun while the threads for it are going away.
        vertx.setPeriodic(
                EVERY,
                tick -> vertx.executeBlocking(() -> {
                            look.run();
                            return null;
                        })
                        .onFailure(cause -> LOG.errorf(
                                "Looking at the %s failed: %s",
                                what, cause.getClass().getName())));
    }
}

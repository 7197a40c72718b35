package dev.parallax.shadow;

import dev.parallax.capture.OsSignal;
import org.jboss.logging.Logger;

/** {@code kill -USR1} toggles the kill switch, on systems that have that signal. */
final class KillSignal {

    private static final Logger LOG = Logger.getLogger(KillSignal.class);

    private KillSignal() {}

    /** Listens from now on. Where signals cannot be had, file and API remain. */
    static void listen(KillSwitch killSwitch) {
        if (!OsSignal.USR1.handle(killSwitch::toggle)) {
            LOG.info("Signal USR1 is not available; use the kill file or the API.");
        }
    }
}

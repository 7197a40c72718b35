package dev.parallax.shadow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Stops all mirroring at once; clients are served as before. On as long as somebody switched it on, or the kill file is
 * there. Needs no database. Thread-safe.
 */
@ApplicationScoped
public class KillSwitch {

    private static final Logger LOG = Logger.getLogger(KillSwitch.class);

    private final Optional<Path> file;
    private volatile boolean switchedOn;
    private volatile boolean fileThere;

    /** Of the application. */
    @Inject
    public KillSwitch(ShadowConfig config) {
        this(config.killFile());
    }

    KillSwitch(Optional<Path> file) {
        this.file = file;
    }

    /** Stops mirroring until {@link #release}. */
    public void engage() {
        if (!switchedOn) {
            LOG.warn("Kill switch engaged: nothing is mirrored.");
        }
        switchedOn = true;
    }

    /** Lets mirroring go on, unless the kill file is there. */
    public void release() {
        if (switchedOn) {
            LOG.warn("Kill switch released.");
        }
        switchedOn = false;
    }

    /** Engages it, or releases it if it was. */
    void toggle() {
        if (switchedOn) {
            release();
        } else {
            engage();
        }
    }

    /** Whether nothing may be mirrored. */
    public boolean engaged() {
        return switchedOn || fileThere;
    }

    /** Looks for the kill file. Blocks on the file system. */
    void look() {
        boolean there = file.isPresent() && Files.exists(file.get());
        if (there != fileThere) {
            LOG.warn(there ? "Kill file is there: nothing is mirrored." : "Kill file is gone.");
        }
        fileThere = there;
    }
}

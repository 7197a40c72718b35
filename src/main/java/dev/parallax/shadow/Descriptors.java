package dev.parallax.shadow;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The file descriptors of the process, of which every connection takes one. The shadow takes none of the last quarter: a
 * process without any left can accept no client. Thread-safe; {@link #look} does the I/O.
 */
final class Descriptors {

    private static final Logger LOG = Logger.getLogger(Descriptors.class);

    private final long limit;
    private final LongSupplier open;
    private volatile boolean scarce;

    /**
     * @param limit most that may be open
     * @param open how many are now
     */
    Descriptors(long limit, LongSupplier open) {
        this.limit = limit;
        this.open = open;
    }

    /** Of this process; never scarce where the system does not tell. */
    static Descriptors ofProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? new Descriptors(unix.getMaxFileDescriptorCount(), unix::getOpenFileDescriptorCount)
                : new Descriptors(Long.MAX_VALUE, () -> 0);
    }

    /** Whether the shadow must take no more. */
    boolean scarce() {
        return scarce;
    }

    /** Counts. Blocks on the file system. */
    void look() {
        long now = open.getAsLong();
        boolean few = now > limit - limit / 4;
        if (few && !scarce) {
            LOG.warnf(
                    "%d of %d file descriptors are open: nothing is mirrored until there are more (ulimit -n).",
                    now, limit);
        }
        scarce = few;
    }
}

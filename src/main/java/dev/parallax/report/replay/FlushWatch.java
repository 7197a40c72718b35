package dev.parallax.report.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Knows when what was observed by some moment has reached the store: a flush that was under way then may have been too early,
 * the one after it was not. Gives up waiting after a while, as the store may be away. For one thread at a time.
 */
final class FlushWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FLUSHES = 2;

    private final Instant since;
    private @Nullable Instant seen;
    private int flushes;

    /**
     * @param since nothing was observed later
     */
    FlushWatch(Instant since) {
        this.since = since;
    }

    /**
     * Whether it is in, or is not waited for any more.
     *
     * @param now the time
     * @param lastFlush when evidence last reached the store
     */
    boolean isIn(Instant now, @Nullable Instant lastFlush) {
        if (lastFlush != null && lastFlush.isAfter(since) && !lastFlush.equals(seen)) {
            seen = lastFlush;
            flushes++;
        }
        return flushes >= FLUSHES || now.isAfter(since.plus(PATIENCE));
    }
}

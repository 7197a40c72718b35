package dev.parallax.capture;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Tells calls that have had their time. All of one watchdog have the same time, so a linked list in the order of their
 * deadlines and one ticking timer do for what would otherwise be a timer a call. Never early, and late by
 * at most an eighth of the time. Confined to the event loop it was made on.
 */
public final class Watchdog {

    private static final int TICKS = 16;
    private static final Duration LONGEST_TICK = Duration.ofMillis(500);

    private final Vertx vertx;
    private final long patience;
    private final long timer;
    /** The time of the last tick, in monotonic nanoseconds: as exact as a deadline gets, and free to look at. */
    private long now = System.nanoTime();

    /** Before the first and after the last watch; the longest watched is next to it. */
    private final Watch ends = new Watch(() -> {});

    /**
     * @param patience how long every call has
     */
    public Watchdog(Vertx vertx, Duration patience) {
        this.vertx = vertx;
        ends.before = ends;
        ends.after = ends;
        long tick = Math.max(1, Math.min(patience.toMillis() / TICKS, LONGEST_TICK.toMillis()));
        // A watch that begins just before a tick is taken for one that began just after the last.
        this.patience = patience.plusMillis(tick).toNanos();
        this.timer = vertx.setPeriodic(tick, tock -> tell());
    }

    /** Watches from now on; {@code late} is run, once, unless {@link Watch#end} comes first. */
    public Watch watch(Runnable late) {
        Watch watch = new Watch(late);
        append(watch);
        return watch;
    }

    /** Watches nothing any more. */
    public void close() {
        vertx.cancelTimer(timer);
    }

    private void append(Watch watch) {
        watch.since = now;
        watch.before = ends.before;
        watch.after = ends;
        watch.before().after = watch;
        ends.before = watch;
    }

    private void tell() {
        now = System.nanoTime();
        // Taken out first: what is run may watch anew.
        ArrayDeque<Watch> late = new ArrayDeque<>(0);
        for (Watch first = ends.after(); first != ends && now - first.since >= patience; first = ends.after()) {
            first.end();
            late.add(first);
        }
        late.forEach(watch -> watch.late.run());
    }

    /** One call under watch. */
    public final class Watch {

        private final Runnable late;
        private long since;
        // Null while it is not watched.
        private @Nullable Watch before;
        private @Nullable Watch after;

        private Watch(Runnable late) {
            this.late = late;
        }

        /** It has shown signs of life: its time begins anew. Does nothing once it has ended. */
        public void renew() {
            if (after != null) {
                end();
                append(this);
            }
        }

        /** No longer watched. Idempotent. */
        public void end() {
            if (after != null) {
                before().after = after;
                after().before = before;
                before = null;
                after = null;
            }
        }

        private Watch before() {
            return linked(before);
        }

        private Watch after() {
            return linked(after);
        }

        private Watch linked(@Nullable Watch neighbour) {
            if (neighbour == null) {
                throw new IllegalStateException("not watched");
            }
            return neighbour;
        }
    }
}

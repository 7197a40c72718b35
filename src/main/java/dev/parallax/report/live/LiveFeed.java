package dev.parallax.report.live;

import dev.parallax.compare.Observation;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.access.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Shows comparisons to those who watch. While nobody does, an observation costs a look at a counter; while somebody does, a
 * small record and a slot in the ring. Thread-safe.
 */
@ApplicationScoped
public class LiveFeed {

    /** Watchers at a time, each an open connection. */
    static final int MOST_WATCHERS = 50;

    /** A batch holds so many at most: more than anybody reads in that time. */
    static final int MOST_EVENTS = 100;

    private static final int CAPACITY = 4_096;
    private static final Duration EVERY = Duration.ofMillis(250);
    /** An empty batch now and then finds out that a watcher is gone. */
    private static final int ALIVE_EVERY = 4;

    private final LiveRing ring = new LiveRing(CAPACITY);
    private final AtomicInteger watchers = new AtomicInteger();
    private final Counter dropped;

    LiveFeed(MeterRegistry registry) {
        registry.gauge("parallax.live.watchers", watchers);
        dropped = Counter.builder("parallax.live.dropped")
                .description("Comparisons that no watcher of the live page was shown, because they came too fast")
                .register(registry);
    }

    /** A comparison came to its end. Never waits, never throws for what is in it. */
    void observed(Observation observation) {
        if (watchers.get() > 0) {
            ring.put(LiveEvent.of(observation));
        }
    }

    /**
     * Batches of what {@code caller} may see and wants to, until it goes away.
     *
     * @return empty if too many watch already
     */
    public Optional<Multi<LiveBatch>> watch(Caller caller, Predicate<LiveEvent> wanted) {
        if (watchers.incrementAndGet() > MOST_WATCHERS) {
            watchers.decrementAndGet();
            return Optional.empty();
        }
        LiveRing.Reader reader = ring.reader();
        Predicate<LiveEvent> visible = event -> caller.sees(new Tenant(event.tenant())) && wanted.test(event);
        return Optional.of(Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .map(tick -> take(reader, visible))
                .select()
                .where(new Worthwhile())
                .onTermination()
                .invoke(watchers::decrementAndGet));
    }

    private LiveBatch take(LiveRing.Reader reader, Predicate<LiveEvent> visible) {
        LiveBatch batch = reader.take(visible, MOST_EVENTS);
        dropped.increment((double) batch.dropped());
        return batch;
    }

    /** Lets batches with something in them by, and now and then an empty one. */
    private static final class Worthwhile implements Predicate<LiveBatch> {

        private int empty;

        @Override
        public boolean test(LiveBatch batch) {
            empty = batch.isEmpty() ? empty + 1 : 0;
            return empty % ALIVE_EVERY == 0;
        }
    }
}

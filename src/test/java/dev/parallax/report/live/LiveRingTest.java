package dev.parallax.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveRingTest {

    @Test
    void a_reader_sees_what_is_put_in_after_it_came_in_order() {
        LiveRing ring = new LiveRing(8);
        ring.put(event("before"));
        LiveRing.Reader reader = ring.reader();

        ring.put(event("a"));
        ring.put(event("b"));

        assertThat(reader.take(LiveRingTest::any, 10).events())
                .extracting(LiveEvent::operation)
                .containsExactly("a", "b");
        assertThat(reader.take(LiveRingTest::any, 10).isEmpty()).isTrue();
    }

    @Test
    void a_reader_that_is_too_slow_loses_the_oldest_and_is_told_how_many() {
        LiveRing ring = new LiveRing(8);
        LiveRing.Reader reader = ring.reader();

        IntStream.range(0, 20).forEach(i -> ring.put(event("o" + i)));
        LiveBatch batch = reader.take(LiveRingTest::any, 5);

        assertThat(batch.events()).extracting(LiveEvent::operation).containsExactly("o12", "o13", "o14", "o15", "o16");
        assertThat(batch.dropped()).isEqualTo(12 + 3);
    }

    @Test
    void what_is_not_wanted_is_neither_given_nor_counted() {
        LiveRing ring = new LiveRing(8);
        LiveRing.Reader reader = ring.reader();
        ring.put(event("a"));
        ring.put(event("b"));

        LiveBatch batch = reader.take(event -> event.operation().equals("b"), 5);

        assertThat(batch.events()).hasSize(1);
        assertThat(batch.dropped()).isZero();
    }

    @Test
    void whatever_many_threads_put_in_is_given_or_counted_once() throws InterruptedException {
        LiveRing ring = new LiveRing(64);
        LiveRing.Reader reader = ring.reader();
        CountDownLatch done = new CountDownLatch(4);
        List<Thread> writers = IntStream.range(0, 4)
                .mapToObj(writer -> new Thread(() -> {
                    IntStream.range(0, 20_000).forEach(i -> ring.put(event("o")));
                    done.countDown();
                }))
                .toList();
        AtomicLong seen = new AtomicLong();

        writers.forEach(Thread::start);
        while (done.getCount() > 0) {
            count(reader, seen);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        count(reader, seen);

        assertThat(seen.get()).isEqualTo(80_000);
    }

    private static void count(LiveRing.Reader reader, AtomicLong seen) {
        LiveBatch batch = reader.take(LiveRingTest::any, 1_000);
        seen.addAndGet(batch.events().size() + batch.dropped());
    }

    private static boolean any(LiveEvent event) {
        return true;
    }

    private static LiveEvent event(String operation) {
        return new LiveEvent(
                Instant.EPOCH, "acme", operation, Outcome.Kind.MATCH, null, null, List.of(), 0, 1.0, 1.0, Origin.PROXY);
    }
}

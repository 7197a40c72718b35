package dev.parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.diff.value.Origins;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How pairs get from an event loop to a thread of the stage's own, and what becomes of those for which there is no room. */
class ComparePipelineTest {

    private static final int QUEUE = 10;
    private static final int PAIRS = 200;

    private final Sink sink = new Sink();
    private final AtomicInteger letGo = new AtomicInteger();
    private final ComparePipeline pipeline = new ComparePipeline(
            new OneThread(),
            RuleBook::empty,
            (side, read) -> CompletableFuture.completedFuture(
                    new Exchange(side, new Reply.NotKept(SkipReason.KILLED), null, Duration.ZERO)),
            sink,
            (read, drift, under) -> {},
            new FollowedReads(),
            Origins.UNKNOWN,
            Clock.systemUTC(),
            new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        sink.proceed.countDown();
        pipeline.stop();
    }

    @Test
    void worst_case_pairs_take_the_stages_own_thread_and_no_more_wait_than_configured_A15() throws Exception {
        pipeline.start();
        offer(pair(1, "{}", "{}"));
        sink.comparing.await();
        List<Pair> worst = new ArrayList<>();
        for (int i = 2; i <= PAIRS; i++) {
            worst.add(pair(i, nested(1_000, 'a'), nested(1_000, 'b')));
        }

        // The thread is held by the first pair: whoever offers more is never kept waiting.
        worst.forEach(this::offer);

        assertThat(sink.reasons()).hasSize(PAIRS - 1 - QUEUE).containsOnly(SkipReason.QUEUE_FULL);
        sink.proceed.countDown();
        await().atMost(Duration.ofSeconds(30)).until(() -> sink.seen.size() == PAIRS && letGo.get() == PAIRS);
        assertThat(sink.seen.stream()
                        .filter(seen -> !seen.outcome().equals(new Outcome.NotCompared(SkipReason.QUEUE_FULL)))
                        .map(Seen::thread))
                .hasSize(QUEUE + 1)
                .allMatch(thread -> thread.startsWith("parallax-"));
    }

    @Test
    void what_waits_when_the_stage_stops_is_compared_before_it_stops() throws Exception {
        pipeline.start();
        offer(pair(1, "{}", "{}"));
        sink.comparing.await();
        offer(pair(2, "{}", "{}"));
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(pipeline::stop);
        sink.proceed.countDown();
        stopped.get();

        assertThat(sink.seen).hasSize(2);
        assertThat(sink.reasons()).isEmpty();
        assertThat(letGo.get()).isEqualTo(2);
    }

    @Test
    void a_thread_that_fell_asleep_is_woken_by_the_next_pair() {
        sink.proceed.countDown();
        pipeline.start();
        for (int i = 1; i <= 3; i++) {
            int sent = i;
            await().until(() -> asleep("parallax-compare-1"));
            offer(pair(i, "{}", "{}"));
            await().until(() -> sink.seen.size() == sent);
        }

        assertThat(letGo.get()).isEqualTo(3);
    }

    private static boolean asleep(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name) && thread.getState() == Thread.State.WAITING);
    }

    private void offer(Pair pair) {
        pipeline.captured(pair.read());
        pipeline.paired(pair, letGo::incrementAndGet);
    }

    /** As deep as it goes, and different at the bottom. */
    private static String nested(int depth, char bottom) {
        return "[".repeat(depth) + '"' + bottom + '"' + "]".repeat(depth);
    }

    private static Pair pair(int number, String legacy, String candidate) {
        ReadMethod get = ReadMethod.GET;
        CapturedRead read = new CapturedRead(
                new ReadId("%032x".formatted(number)),
                new Tenant("acme"),
                new Operation(new OperationId("listings"), get, new PathTemplate("/api/listings")),
                new ReadRequest(get, new Target("/api/listings"), Headers.empty(), Body.empty()),
                Side.LEGACY,
                Origin.PROXY,
                Instant.EPOCH);
        return new Pair(read, exchange(Side.LEGACY, legacy), exchange(Side.CANDIDATE, candidate));
    }

    private static Exchange exchange(Side side, String json) {
        Headers headers = Headers.of(Map.of("Content-Type", "application/json"));
        Body body = Body.of(json.getBytes(StandardCharsets.UTF_8));
        return new Exchange(side, new Reply.Answer(200, headers, body), new BuildId("1"), Duration.ofMillis(1));
    }

    /** An outcome and where it was found. */
    private record Seen(Outcome outcome, String thread) {}

    /** Holds the stage's thread at its first pair until told to proceed. */
    private static final class Sink implements ObservationSink {

        private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
        private final CountDownLatch comparing = new CountDownLatch(1);
        private final CountDownLatch proceed = new CountDownLatch(1);

        @Override
        public void captured(CapturedRead read) {}

        @Override
        public void observed(Observation observation) {
            seen.add(new Seen(observation.outcome(), Thread.currentThread().getName()));
            if (!(observation.outcome() instanceof Outcome.NotCompared)) {
                comparing.countDown();
                try {
                    proceed.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        List<SkipReason> reasons() {
            return seen.stream()
                    .map(Seen::outcome)
                    .filter(Outcome.NotCompared.class::isInstance)
                    .map(outcome -> ((Outcome.NotCompared) outcome).reason())
                    .toList();
        }
    }

    private static final class OneThread implements CompareConfig, CompareConfig.Settle {

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public int queue() {
            return QUEUE;
        }

        @Override
        public Settle settle() {
            return this;
        }

        @Override
        public int rereadsPerSecond() {
            return 1_000;
        }

        @Override
        public int rounds() {
            return 1;
        }

        @Override
        public Duration backOff() {
            return Duration.ofMillis(1);
        }
    }
}

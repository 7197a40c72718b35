package dev.parallax.shadow;

import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.capture.ByteBudget;
import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.TransportFault;
import dev.parallax.stub.FaultProxy;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import dev.parallax.stub.Toxic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/**
 * Many replies while the network to the shadow breaks in every way and the one to the serving side is slow and slices: every
 * client gets the serving side's bytes. {@code -Dparallax.storm.replies=1000000} for the long run.
 */
class FaultStormTest {

    private static final int REPLIES = Integer.getInteger("parallax.storm.replies", 4_000);
    private static final int CLIENTS = 8;
    private static final int DOCUMENTS = 256;
    private static final long SEED = 20_261_126;

    private static final Toxic SWALLOW = new Toxic.Swallow(5_000);
    private static final Toxic CORRUPT = new Toxic.CorruptByte(3_000);
    private static final List<Toxic> TO_SHADOW = List.of(
            new Toxic.Latency(Duration.ofMillis(2), Duration.ofMillis(5)),
            new Toxic.Bandwidth(2_000_000),
            new Toxic.SlowClose(20_000, Duration.ofMillis(50)),
            SWALLOW,
            new Toxic.Reset(9_000),
            new Toxic.Slicer(600),
            CORRUPT,
            new Toxic.Refuse());
    private static final List<Toxic> TO_SERVING =
            List.of(new Toxic.Slicer(1_500), new Toxic.Latency(Duration.ZERO, Duration.ofMillis(1)));

    private final byte[][] documents = new byte[DOCUMENTS][];
    private final byte[][] digests = new byte[DOCUMENTS][];
    private final AtomicIntegerArray shadowCalls = new AtomicIntegerArray(REPLIES);
    private final CountingPairSink pairs = new CountingPairSink();
    private final ByteBudget bodies = new ByteBudget(64 << 20);

    @Test
    void under_every_fault_of_the_network_clients_get_the_serving_sides_bytes_A5_A8() throws Exception {
        write();
        try (StubBackend legacy = StubBackend.raw(request ->
                        request.response().end(Buffer.buffer(documents[number(request.path()) % DOCUMENTS])));
                StubBackend candidate = StubBackend.raw(request -> {
                    shadowCalls.incrementAndGet(number(request.path()));
                    request.response().end(Buffer.buffer(documents[number(request.path()) % DOCUMENTS]));
                });
                FaultProxy toLegacy = new FaultProxy(legacy.port(), SEED, TO_SERVING);
                FaultProxy toCandidate = new FaultProxy(candidate.port(), SEED, TO_SHADOW)) {
            ShadowStage shadow = shadow(toLegacy.port(), toCandidate.port());
            try (TestDataPlane plane = TestDataPlane.with(
                            TestDataPlane.urls(toLegacy.port(), toCandidate.port()), shadow)
                    .bodies(bodies)
                    .start()) {
                assertThat(intact(plane.port())).isEqualTo(REPLIES);
                await().atMost(Duration.ofSeconds(30)).until(() -> pairs.settled() == REPLIES);
            } finally {
                shadow.stop();
            }

            assertThat(toLegacy.allFired()).as("faults to the serving side").isTrue();
            assertThat(toCandidate.allFired()).as("faults to the shadow").isTrue();
        }
        assertThat(pairs.captured()).isEqualTo(REPLIES);
        assertThat(pairs.equal()).isPositive();
        assertThat(pairs.different()).as("bytes turned on the way").isPositive();
        assertThat(pairs.count(TransportFault.TIMEOUT)).as("swallowed").isPositive();
        assertThat(bodies.used()).isZero();
        // One more only after a reused connection closed before a reply began.
        assertThat(mostShadowCalls()).isLessThanOrEqualTo(2);
    }

    /** Asks for all replies, and counts those whose bytes are the serving side's. */
    private int intact(int port) throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger intact = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                done.add(clients.submit(() -> {
                    MessageDigest sha = MessageDigest.getInstance("SHA-256");
                    try (RawClient client = new RawClient(port)) {
                        for (int n = next.getAndIncrement(); n < REPLIES; n = next.getAndIncrement()) {
                            client.send(get("/api/listings/" + n, "X-Tenant-Id: acme"));
                            RawClient.Answer answer = client.read();
                            byte[] digest = sha.digest(answer.body().bytes());
                            if (answer.status() == 200 && Arrays.equals(digest, digests[n % DOCUMENTS])) {
                                intact.incrementAndGet();
                            }
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> client : done) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
        return intact.get();
    }

    private ShadowStage shadow(int legacy, int candidate) {
        // The breaker would leave the broken shadow alone, and there would be no faults to speak of.
        ShadowSettings settings = new ShadowSettings(
                TestDataPlane.urls(legacy, candidate),
                1,
                24,
                Duration.ofMillis(400),
                Duration.ofSeconds(1),
                new BreakerLimits(Integer.MAX_VALUE, Duration.ofSeconds(1)),
                LoadLimits.NONE,
                1 << 20,
                ShadowHeaders.UNTOUCHED,
                TestDataPlane.BUILD,
                Duration.ofSeconds(1));
        ShadowStage stage = new ShadowStage(
                () -> settings,
                pairs,
                bodies,
                new KillSwitch(Optional.empty()),
                new SimpleMeterRegistry(),
                InstantSource.system());
        stage.start();
        return stage;
    }

    private void write() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < DOCUMENTS; i++) {
            documents[i] = new byte[random.nextInt(1, 6_000)];
            random.nextBytes(documents[i]);
            digests[i] = MessageDigest.getInstance("SHA-256").digest(documents[i]);
        }
    }

    private int mostShadowCalls() {
        int most = 0;
        for (int i = 0; i < REPLIES; i++) {
            most = Math.max(most, shadowCalls.get(i));
        }
        return most;
    }

    private static int number(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }
}

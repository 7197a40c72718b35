package dev.parallax.shadow;

import static dev.parallax.stub.RawClient.ask;
import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.capture.ByteBudget;
import dev.parallax.capture.Mode;
import dev.parallax.capture.ReadSink;
import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.exchange.TransportFault;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.RefusingPort;
import dev.parallax.stub.StubBackend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a client's request to a pair, over real connections. */
class MirroringTest {

    private final StubBackend legacy = StubBackend.saying("legacy");
    private final StubBackend candidate = StubBackend.saying("candidate");

    @AfterEach
    void close() {
        legacy.close();
        candidate.close();
    }

    @Test
    void a_proxied_read_becomes_a_pair_of_what_both_sides_answered() throws Exception {
        try (TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), candidate.port()));
                TestDataPlane plane = TestDataPlane.with(legacy, candidate, shadow.stage())
                        .bodies(shadow.bodies())
                        .start()) {
            RawClient.Answer answer = ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"));

            assertThat(answer.text()).isEqualTo("legacy");
            await().until(() -> shadow.pairs().settled() == 1);
            Pair pair = shadow.pairs().paired().get(0);
            assertThat(text(pair.legacy().reply())).isEqualTo("legacy");
            assertThat(text(pair.candidate().reply())).isEqualTo("candidate");
            assertThat(shadow.bodies().used()).isZero();
        }
    }

    @Test
    void shadow_traffic_is_marked_and_forged_marks_are_stripped_A11() throws Exception {
        try (TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), candidate.port()));
                TestDataPlane plane =
                        TestDataPlane.with(legacy, candidate, shadow.stage()).start()) {
            ask(
                    plane.port(),
                    get(
                            "/api/listings",
                            "X-Tenant-Id: acme",
                            "Parallax-Shadow: 0",
                            "parallax-Other: x",
                            "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
            await().until(() -> shadow.pairs().settled() == 1);

            Headers served = legacy.log().get(0).headers();
            Headers mirrored = candidate.log().get(0).headers();
            String id = shadow.pairs().captured().get(0).id().hex();
            assertThat(served.first("parallax-shadow")).isEmpty();
            assertThat(served.first("parallax-other")).isEmpty();
            assertThat(served.first("traceparent"))
                    .hasValueSatisfying(trace -> assertThat(trace).endsWith("-01"));
            assertThat(mirrored.all("parallax-shadow")).containsExactly("1");
            assertThat(mirrored.all("traceparent")).singleElement().asString().startsWith("00-" + id + "-");
        }
    }

    @Test
    void a_tenant_the_candidate_serves_gets_the_candidates_answer_and_legacy_is_its_shadow() throws Exception {
        try (TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), candidate.port()));
                TestDataPlane plane = TestDataPlane.with(legacy, candidate, shadow.stage())
                        .candidateServes(new Tenant("moved"))
                        .start()) {
            RawClient.Answer answer = ask(plane.port(), get("/api/listings", "X-Tenant-Id: moved"));
            await().until(() -> shadow.pairs().settled() == 1);

            assertThat(answer.text()).isEqualTo("candidate");
            assertThat(legacy.log().get(0).headers().first("parallax-shadow")).contains("1");
            assertThat(text(shadow.pairs().paired().get(0).serving().reply())).isEqualTo("candidate");
        }
    }

    @Test
    void the_load_budget_holds_for_proxied_reads_and_their_clients_do_not_notice_C8() throws Exception {
        ShadowSettings all = TestShadow.settings(legacy.port(), candidate.port());
        LoadLimits none = new LoadLimits(Map.of("GET /api/listings", 0.0), 0, 0, 0, 0);
        try (TestShadow shadow = TestShadow.with(new ShadowSettings(
                        all.backends(),
                        all.eventLoops(),
                        all.inFlight(),
                        all.deadline(),
                        all.connectTimeout(),
                        all.breaker(),
                        none,
                        all.maxBody(),
                        all.headers(),
                        all.buildHeader(),
                        all.drain()));
                TestDataPlane plane =
                        TestDataPlane.with(legacy, candidate, shadow.stage()).start()) {
            RawClient.Answer answer = ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"));

            assertThat(answer.text()).isEqualTo("legacy");
            await().until(() -> shadow.pairs().settled() == 1);
            assertThat(shadow.pairs().reasons()).containsExactly(SkipReason.SAMPLED_OUT);
            assertThat(candidate.log()).isEmpty();
        }
    }

    /** Were only mirrored reads timed, there would soon be too few to see that the serving side is fast again. */
    @Test
    void the_serving_sides_latency_is_known_of_reads_that_are_not_mirrored_too() throws Exception {
        RecordingSink sink = new RecordingSink();
        try (TestDataPlane plane = TestDataPlane.with(legacy, candidate, sink).start()) {
            ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"));

            await().until(() -> sink.latencies.size() == 1);
            assertThat(sink.latencies.peek()).isPositive();
        }
    }

    @Test
    void a_drained_stage_takes_no_reads_and_settling_may_still_ask() throws Exception {
        try (TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), candidate.port()));
                TestDataPlane plane =
                        TestDataPlane.with(legacy, candidate, shadow.stage()).start()) {
            ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"));
            await().until(() -> shadow.pairs().settled() == 1);
            shadow.stage().drain();

            RawClient.Answer answer = ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"));
            Pair first = shadow.pairs().paired().get(0);
            Reply reread = shadow.stage()
                    .ask(Side.CANDIDATE, first.read())
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .reply();

            assertThat(answer.text()).isEqualTo("legacy");
            assertThat(shadow.pairs().reasons()).containsExactly(SkipReason.SHUTDOWN);
            assertThat(text(reread)).isEqualTo("candidate");
        }
    }

    @Test
    void the_mirror_sink_answers_202_at_once_and_asks_both_sides() throws Exception {
        try (TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), candidate.port()));
                TestDataPlane plane = TestDataPlane.with(legacy, candidate, shadow.stage())
                        .mode(Mode.MIRROR)
                        .start()) {
            RawClient.Answer answer = ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"));
            await().until(() -> shadow.pairs().settled() == 1);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text()).isEmpty();
            assertThat(shadow.pairs().paired().get(0).read().origin()).isEqualTo(Origin.MIRROR);
            assertThat(legacy.log()).hasSize(1);
            assertThat(candidate.log()).hasSize(1);
        }
    }

    /** The ways to throw the kill switch, of which the last is what the API does. No database is there at all. */
    enum KillWay {
        FILE,
        SIGNAL,
        API
    }

    @ParameterizedTest
    @EnumSource(KillWay.class)
    void the_kill_switch_stops_mirroring_within_a_second_under_load_and_clients_do_not_notice_A10(
            KillWay way, @TempDir Path directory) throws Exception {
        Path file = directory.resolve("kill");
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger served = new AtomicInteger();
        try (TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), candidate.port()), file);
                TestDataPlane plane = TestDataPlane.with(legacy, candidate, shadow.stage())
                        .bodies(shadow.bodies())
                        .start()) {
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                try (RawClient client = new RawClient(plane.port())) {
                    while (!enough.get()) {
                        client.send(get("/api/listings", "X-Tenant-Id: acme"));
                        assertThat(client.read().text()).isEqualTo("legacy");
                        served.incrementAndGet();
                    }
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            await().until(() -> candidate.log().size() > 20);

            kill(way, shadow, file);
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> shadow.killSwitch().engaged());
            // What was begun before comes to its end first.
            int before = served.get();
            await().until(() -> served.get() > before + 20 && shadow.bodies().used() == 0);
            int mirrored = candidate.log().size();
            await().until(() -> served.get() > before + 100);
            assertThat(candidate.log()).hasSize(mirrored);
            assertThat(shadow.pairs().reasons()).contains(SkipReason.KILLED);

            release(way, shadow, file);
            await().until(() -> candidate.log().size() > mirrored);
            enough.set(true);
            load.get();
        }
    }

    private static void kill(KillWay way, TestShadow shadow, Path file) throws Exception {
        switch (way) {
            case FILE -> Files.createFile(file);
            case SIGNAL -> signalOurselves();
            case API -> shadow.killSwitch().engage();
        }
    }

    private static void release(KillWay way, TestShadow shadow, Path file) throws Exception {
        switch (way) {
            case FILE -> Files.delete(file);
            case SIGNAL -> signalOurselves();
            case API -> shadow.killSwitch().release();
        }
    }

    private static void signalOurselves() throws Exception {
        String self = String.valueOf(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-USR1", self).inheritIO().start().waitFor();
    }

    /** A connection that the shadow took would be one that no client can be served on. */
    @Test
    void while_descriptors_are_scarce_nothing_is_mirrored_and_clients_do_not_notice() throws Exception {
        AtomicLong open = new AtomicLong(90);
        RecordingPairSink pairs = new RecordingPairSink();
        ShadowStage stage = new ShadowStage(
                () -> TestShadow.settings(legacy.port(), candidate.port()),
                pairs,
                new ByteBudget(1 << 20),
                new KillSwitch(Optional.empty()),
                new Descriptors(100, open::get),
                new SimpleMeterRegistry(),
                InstantSource.system());
        stage.start();
        try (TestDataPlane plane = TestDataPlane.with(legacy, candidate, stage).start()) {
            assertThat(ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"))
                            .text())
                    .isEqualTo("legacy");
            assertThat(pairs.reasons()).containsExactly(SkipReason.DESCRIPTOR_LIMIT);
            assertThat(candidate.log()).isEmpty();

            open.set(70);
            await().until(() -> {
                ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"));
                return !candidate.log().isEmpty();
            });
        } finally {
            stage.stop();
        }
    }

    @Test
    void a_process_knows_how_many_descriptors_it_has() {
        Descriptors own = Descriptors.ofProcess();
        own.look();

        assertThat(own.scarce()).isFalse();
    }

    @Test
    void a_redirect_of_the_shadow_is_its_answer_and_is_not_followed_A8() throws Exception {
        try (StubBackend away = StubBackend.saying("away");
                StubBackend redirecting = StubBackend.answering(request -> request.response()
                        .setStatusCode(302)
                        .putHeader("Location", "http://127.0.0.1:" + away.port() + "/")
                        .end());
                TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), redirecting.port()));
                TestDataPlane plane =
                        TestDataPlane.with(legacy, redirecting, shadow.stage()).start()) {
            ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"));
            await().until(() -> shadow.pairs().settled() == 1);

            Reply reply = shadow.pairs().paired().get(0).candidate().reply();
            assertThat(((Reply.Answer) reply).status()).isEqualTo(302);
            assertThat(redirecting.log()).hasSize(1);
            assertThat(away.log()).isEmpty();
        }
    }

    @Test
    void a_candidate_that_is_not_there_is_a_failure_and_the_client_is_served() throws Exception {
        try (RefusingPort nobody = new RefusingPort();
                TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), nobody.port()));
                TestDataPlane plane = TestDataPlane.with(
                                TestDataPlane.urls(legacy.port(), nobody.port()), shadow.stage())
                        .start()) {
            assertThat(ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"))
                            .text())
                    .isEqualTo("legacy");
            await().until(() -> shadow.pairs().settled() == 1);

            assertThat(shadow.pairs().paired().get(0).candidate().reply())
                    .isEqualTo(new Reply.Failure(TransportFault.REFUSED));
        }
    }

    @Test
    void a_serving_side_that_is_not_there_is_answered_502_as_a_problem() throws Exception {
        try (RefusingPort nobody = new RefusingPort();
                TestShadow shadow = TestShadow.with(TestShadow.settings(nobody.port(), candidate.port()));
                TestDataPlane plane = TestDataPlane.with(
                                TestDataPlane.urls(nobody.port(), candidate.port()), shadow.stage())
                        .start()) {
            RawClient.Answer answer = ask(plane.port(), get("/api/listings", "X-Tenant-Id: acme"));
            await().until(() -> shadow.pairs().settled() == 1);

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.field("content-type")).contains("application/problem+json");
            assertThat(shadow.pairs().paired().get(0).legacy().reply())
                    .isEqualTo(new Reply.Failure(TransportFault.REFUSED));
        }
    }

    private static String text(Reply reply) {
        return new String(((Reply.Answer) reply).body().bytes(), StandardCharsets.UTF_8);
    }

    /** Wants nothing. */
    private static final class RecordingSink implements ReadSink {

        private final Queue<Duration> latencies = new ConcurrentLinkedQueue<>();

        @Override
        public boolean served(CapturedRead read, CompletionStage<Exchange> serving) {
            return false;
        }

        @Override
        public void answered(Duration latency) {
            latencies.add(latency);
        }

        @Override
        public CompletionStage<Void> mirrored(CapturedRead read) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void notKept(CapturedRead read, SkipReason reason) {}
    }
}

package dev.parallax.shadow;

import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.TransportFault;
import dev.parallax.stub.Fault;
import dev.parallax.stub.FaultyBackend;
import dev.parallax.stub.OpenLoop;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a shadow does, clients get the serving side's bytes, at the serving side's pace. */
class FaultyShadowTest {

    private static final String BODY = "serving ".repeat(250);
    private static final String DIGEST = OpenLoop.sha256(BODY.getBytes(StandardCharsets.UTF_8));
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    /** Longer than any of these tests. */
    private static final Duration ENDLESS = Duration.ofMinutes(10);

    private static final Set<Fault> FAILURES = EnumSet.complementOf(EnumSet.of(
            Fault.HEALTHY, Fault.TWO_SECONDS_SLOW, Fault.SERVER_ERROR, Fault.EMPTY_OK, Fault.FLOOD, Fault.ENDLESS));

    private final StubBackend legacy = StubBackend.saying(BODY);

    @AfterEach
    void close() {
        legacy.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void no_fault_of_the_shadow_reaches_the_client_A1_A5_A8_B7(Fault fault) throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(fault);
                TestShadow shadow = shadow(candidate, DEADLINE);
                TestDataPlane plane = plane(candidate, shadow)) {
            OpenLoop.Run run = OpenLoop.run(plane.port(), 4, Duration.ofMillis(2), 200);

            assertThat(run.failures()).isEmpty();
            assertThat(run.digests()).containsOnly(DIGEST);
            assertThat(candidate.fired() > 0).isEqualTo(fault != Fault.REFUSED);
            await().atMost(Duration.ofSeconds(30)).until(() -> shadow.pairs().settled() == 200);
            assertThat(candidate.fired())
                    .as("one call for each read that was not skipped, one more for a connection gone stale")
                    .isLessThanOrEqualTo(
                            2 * shadow.pairs().paired().size() + shadow.pairs().count(SkipReason.TOO_LARGE));
            assertThat(shadow.bodies().used()).isZero();
            assertThat(shadow.pairs().paired().stream()
                            .map(Pair::candidate)
                            .anyMatch(exchange -> exchange.reply() instanceof Reply.Failure))
                    .isEqualTo(FAILURES.contains(fault));
        }
    }

    /** No clock is asked: had one client waited for the shadow, its answer would not be there before the shadow's. */
    @ParameterizedTest
    @EnumSource(names = {"HANG_AFTER_ACCEPT", "HANG_AFTER_HEADERS", "HANG_MID_BODY", "TRICKLE"})
    void clients_have_all_their_answers_while_the_shadow_owes_every_one_of_its_own_A1(Fault fault) throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(fault);
                TestShadow shadow = shadow(candidate, ENDLESS);
                TestDataPlane plane = plane(candidate, shadow)) {
            OpenLoop.Run run = OpenLoop.run(plane.port(), 4, Duration.ofMillis(2), 200);

            assertThat(run.failures()).isEmpty();
            assertThat(run.digests()).hasSize(200).containsOnly(DIGEST);
            assertThat(candidate.fired()).isBetween(1, 16);
            assertThat(shadow.pairs().paired()).isEmpty();
        }
    }

    @Test
    void a_thousand_requests_on_one_connection_while_the_shadow_hangs_A2() throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(Fault.HANG_AFTER_HEADERS);
                TestShadow shadow = shadow(candidate, ENDLESS);
                TestDataPlane plane = plane(candidate, shadow);
                RawClient client = new RawClient(plane.port())) {
            for (int i = 0; i < 1_000; i++) {
                client.send(get("/api/listings/" + i, "X-Tenant-Id: acme"));
                assertThat(client.read().text()).isEqualTo(BODY);
            }

            // The first sixteen still hang; the calls beyond the limit were not made at all.
            assertThat(candidate.fired()).isEqualTo(16);
            assertThat(shadow.pairs().paired()).isEmpty();
            assertThat(shadow.pairs().reasons()).hasSize(984).containsOnly(SkipReason.IN_FLIGHT_LIMIT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HANG_AFTER_ACCEPT, TIMEOUT",
        "HANG_AFTER_HEADERS, TIMEOUT",
        "HANG_MID_BODY, TIMEOUT",
        "TRICKLE, TIMEOUT",
        "RESET_ON_ACCEPT, RESET",
        "RESET_MID_BODY, RESET",
        "FIN_MID_BODY, TRUNCATED",
        "GARBAGE, MALFORMED",
        "REFUSED, REFUSED"
    })
    void a_failed_shadow_is_evidence_of_the_right_kind(Fault fault, TransportFault expected) throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(fault);
                TestShadow shadow = shadow(candidate, DEADLINE);
                TestDataPlane plane = plane(candidate, shadow)) {
            RawClient.ask(plane.port(), get("/api/listings/1", "X-Tenant-Id: acme"));
            await().atMost(Duration.ofSeconds(20)).until(() -> shadow.pairs().settled() == 1);

            assertThat(shadow.pairs().paired().get(0).candidate().reply()).isEqualTo(new Reply.Failure(expected));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOOD", "ENDLESS"})
    void a_shadow_that_floods_is_cut_off_at_the_cap(Fault fault) throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(fault);
                TestShadow shadow = shadow(candidate, DEADLINE);
                TestDataPlane plane = plane(candidate, shadow)) {
            RawClient.ask(plane.port(), get("/api/listings/1", "X-Tenant-Id: acme"));
            await().until(() -> shadow.pairs().settled() == 1);

            assertThat(shadow.pairs().reasons()).containsExactly(SkipReason.TOO_LARGE);
            await().until(() -> candidate.connections() == 0);
            assertThat(candidate.flooded()).isLessThan(32 << 20);
            assertThat(shadow.bodies().used()).isZero();
        }
    }

    /** To read up to the cap again and again, only to throw it away, would be load on both sides and on the machine. */
    @ParameterizedTest
    @EnumSource(names = {"FLOOD", "ENDLESS"})
    void an_operation_whose_replies_keep_being_too_large_is_no_longer_asked_for_and_others_are(Fault fault)
            throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(fault);
                TestShadow shadow = shadow(candidate, DEADLINE);
                TestDataPlane plane = plane(candidate, shadow);
                RawClient client = new RawClient(plane.port())) {
            for (int i = 0; i < 40; i++) {
                client.send(get("/api/listings/" + i, "X-Tenant-Id: acme"));
                assertThat(client.read().text()).isEqualTo(BODY);
                awaitSettled(shadow, i + 1);
            }
            assertThat(shadow.pairs().reasons()).hasSize(40).containsOnly(SkipReason.TOO_LARGE);
            assertThat(candidate.fired()).isEqualTo(20);

            client.send(get("/api/agents/1", "X-Tenant-Id: acme"));
            client.read();
            client.send(get("/api/listings/1", "X-Tenant-Id: other"));
            client.read();

            awaitSettled(shadow, 42);
            assertThat(candidate.fired()).isEqualTo(22);
        }
    }

    @Test
    void a_shadow_that_keeps_failing_is_left_alone() throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(Fault.RESET_ON_ACCEPT);
                TestShadow shadow = shadow(candidate, DEADLINE);
                TestDataPlane plane = plane(candidate, shadow);
                RawClient client = new RawClient(plane.port())) {
            for (int i = 0; i < 40; i++) {
                client.send(get("/api/listings/" + i, "X-Tenant-Id: acme"));
                client.read();
                awaitSettled(shadow, i + 1);
            }

            assertThat(candidate.fired()).isEqualTo(20);
            assertThat(shadow.pairs().paired()).hasSize(20);
            assertThat(shadow.pairs().reasons()).hasSize(20).containsOnly(SkipReason.BREAKER_OPEN);
        }
    }

    private static void awaitSettled(TestShadow shadow, int reads) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> shadow.pairs().settled() == reads);
    }

    private TestShadow shadow(FaultyBackend candidate, Duration deadline) {
        return TestShadow.with(TestShadow.settings(TestDataPlane.urls(legacy.port(), candidate.port()), deadline, 16));
    }

    private TestDataPlane plane(FaultyBackend candidate, TestShadow shadow) {
        return TestDataPlane.with(TestDataPlane.urls(legacy.port(), candidate.port()), shadow.stage())
                .bodies(shadow.bodies())
                .start();
    }
}

package dev.parallax.shadow;

import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.TransportFault;
import dev.parallax.stub.Fault;
import dev.parallax.stub.FaultyBackend;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Set<Fault> FAILURES = EnumSet.complementOf(
            EnumSet.of(Fault.HEALTHY, Fault.TWO_SECONDS_SLOW, Fault.SERVER_ERROR, Fault.EMPTY_OK, Fault.FLOOD));

    private final StubBackend legacy = StubBackend.saying(BODY);

    @AfterEach
    void close() {
        legacy.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void no_fault_of_the_shadow_reaches_the_client_A1_A5_B7(Fault fault) throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(fault);
                TestShadow shadow = shadow(candidate, 16);
                TestDataPlane plane = plane(candidate, shadow);
                RawClient client = new RawClient(plane.port())) {
            long[] nanos = new long[200];
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                client.send(get("/api/listings/" + i, "X-Tenant-Id: acme"));
                RawClient.Answer answer = client.read();
                nanos[i] = System.nanoTime() - start;

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(Body.of(BODY.getBytes(StandardCharsets.UTF_8)));
            }
            Arrays.sort(nanos);

            // A shadow on the client's path would cost two seconds and more, every time.
            assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThan(Duration.ofMillis(500));
            assertThat(candidate.fired() > 0).isEqualTo(fault != Fault.REFUSED);
            await().atMost(Duration.ofSeconds(30)).until(() -> shadow.pairs().settled() == nanos.length);
            assertThat(shadow.bodies().used()).isZero();
            assertThat(shadow.pairs().paired().stream()
                            .map(Pair::candidate)
                            .anyMatch(exchange -> exchange.reply() instanceof Reply.Failure))
                    .isEqualTo(FAILURES.contains(fault));
        }
    }

    @Test
    void a_thousand_requests_on_one_connection_while_the_shadow_hangs_A2() throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(Fault.HANG_AFTER_HEADERS);
                TestShadow shadow = shadow(candidate, 16);
                TestDataPlane plane = plane(candidate, shadow);
                RawClient client = new RawClient(plane.port())) {
            for (int i = 0; i < 1_000; i++) {
                client.send(get("/api/listings/" + i, "X-Tenant-Id: acme"));
                assertThat(client.read().text()).isEqualTo(BODY);
            }

            // The calls beyond the limit were not made at all.
            assertThat(candidate.fired()).isBetween(1, 48);
            assertThat(shadow.pairs().reasons()).contains(SkipReason.IN_FLIGHT_LIMIT);
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
                TestShadow shadow = shadow(candidate, 16);
                TestDataPlane plane = plane(candidate, shadow)) {
            RawClient.ask(plane.port(), get("/api/listings/1", "X-Tenant-Id: acme"));
            await().atMost(Duration.ofSeconds(20)).until(() -> shadow.pairs().settled() == 1);

            assertThat(shadow.pairs().paired().get(0).candidate().reply()).isEqualTo(new Reply.Failure(expected));
        }
    }

    @Test
    void a_shadow_that_floods_is_cut_off_at_the_cap() throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(Fault.FLOOD);
                TestShadow shadow = shadow(candidate, 16);
                TestDataPlane plane = plane(candidate, shadow)) {
            RawClient.ask(plane.port(), get("/api/listings/1", "X-Tenant-Id: acme"));
            await().until(() -> shadow.pairs().settled() == 1);

            assertThat(shadow.pairs().reasons()).containsExactly(SkipReason.TOO_LARGE);
            assertThat(candidate.flooded()).isLessThan(32 << 20);
            assertThat(shadow.bodies().used()).isZero();
        }
    }

    @Test
    void a_shadow_that_keeps_failing_is_left_alone() throws Exception {
        try (FaultyBackend candidate = new FaultyBackend(Fault.RESET_ON_ACCEPT);
                TestShadow shadow = shadow(candidate, 16);
                TestDataPlane plane = plane(candidate, shadow);
                RawClient client = new RawClient(plane.port())) {
            for (int i = 0; i < 40; i++) {
                client.send(get("/api/listings/" + i, "X-Tenant-Id: acme"));
                client.read();
                int sent = i + 1;
                await().until(() -> shadow.pairs().settled() == sent);
            }

            assertThat(candidate.fired()).isEqualTo(20);
            assertThat(shadow.pairs().paired()).hasSize(20);
            assertThat(shadow.pairs().reasons()).hasSize(20).containsOnly(SkipReason.BREAKER_OPEN);
        }
    }

    private TestShadow shadow(FaultyBackend candidate, int inFlight) {
        return TestShadow.with(
                TestShadow.settings(TestDataPlane.urls(legacy.port(), candidate.port()), DEADLINE, inFlight));
    }

    private TestDataPlane plane(FaultyBackend candidate, TestShadow shadow) {
        return TestDataPlane.with(TestDataPlane.urls(legacy.port(), candidate.port()), shadow.stage())
                .bodies(shadow.bodies())
                .start();
    }
}

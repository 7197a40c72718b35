package dev.parallax.shadow;

import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.capture.TestDataPlane;
import dev.parallax.stub.DroppingBackend;
import dev.parallax.stub.RawClient;
import org.junit.jupiter.api.Test;

/**
 * RFC 9112 §9.3.1: a server may drop a connection it kept alive at any time. The worst case is made here: it reads the
 * request on the reused connection and closes without a byte.
 */
class StaleConnectionTest {

    @Test
    void a_safe_request_on_a_dropped_connection_is_sent_once_more_on_either_side_A8() throws Exception {
        try (DroppingBackend legacy = new DroppingBackend(2);
                DroppingBackend candidate = new DroppingBackend(2);
                TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), candidate.port()));
                TestDataPlane plane = TestDataPlane.with(
                                TestDataPlane.urls(legacy.port(), candidate.port()), shadow.stage())
                        .start();
                RawClient client = new RawClient(plane.port())) {
            for (int i = 1; i <= 50; i++) {
                client.send(get("/api/listings/" + i, "X-Tenant-Id: acme"));
                assertThat(client.read().status()).isEqualTo(200);
                int sent = i;
                await().until(() -> shadow.pairs().settled() == sent);
            }

            assertThat(legacy.dropped()).isPositive();
            assertThat(candidate.dropped()).isPositive();
            assertThat(shadow.pairs().paired()).hasSize(50).allSatisfy(pair -> {
                assertThat(pair.legacy().reply()).isInstanceOf(dev.parallax.exchange.Reply.Answer.class);
                assertThat(pair.candidate().reply()).isInstanceOf(dev.parallax.exchange.Reply.Answer.class);
            });
            assertThat(candidate.answered()).isEqualTo(50);
        }
    }

    @Test
    void a_request_with_a_body_is_never_sent_twice() throws Exception {
        try (DroppingBackend legacy = new DroppingBackend(1);
                TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), legacy.port()));
                TestDataPlane plane = TestDataPlane.with(
                                TestDataPlane.urls(legacy.port(), legacy.port()), shadow.stage())
                        .start();
                RawClient client = new RawClient(plane.port())) {
            client.send(post());
            assertThat(client.read().status()).isEqualTo(200);
            client.send(post());

            assertThat(client.read().status()).isEqualTo(502);
            assertThat(legacy.answered()).isEqualTo(1);
            assertThat(legacy.dropped()).isEqualTo(1);
        }
    }

    @Test
    void a_fresh_connection_that_closes_is_a_failure_and_not_retried_A8() throws Exception {
        try (DroppingBackend legacy = new DroppingBackend(0);
                TestShadow shadow = TestShadow.with(TestShadow.settings(legacy.port(), legacy.port()));
                TestDataPlane plane = TestDataPlane.with(
                                TestDataPlane.urls(legacy.port(), legacy.port()), shadow.stage())
                        .reads("GET /none")
                        .start()) {
            assertThat(RawClient.ask(plane.port(), get("/api/x")).status()).isEqualTo(502);

            assertThat(legacy.dropped()).isEqualTo(1);
        }
    }

    private static String post() {
        return "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
    }
}

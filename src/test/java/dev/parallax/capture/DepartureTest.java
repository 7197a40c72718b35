package dev.parallax.capture;

import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How the data plane closes. */
class DepartureTest {

    private static final ServingLimits PATIENT = new ServingLimits(
            1,
            64,
            64,
            Duration.ofSeconds(2),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            false);

    @Test
    void a_request_in_hand_is_answered_before_the_data_plane_closes() throws Exception {
        CompletableFuture<HttpServerRequest> asked = new CompletableFuture<>();
        try (StubBackend legacy = StubBackend.raw(asked::complete);
                StubBackend candidate = StubBackend.saying("candidate");
                TestDataPlane plane = TestDataPlane.with(legacy, candidate, new RecordingReadSink())
                        .limits(PATIENT)
                        .start();
                RawClient client = new RawClient(plane.port())) {
            client.send(get("/api/listings"));
            HttpServerRequest held = asked.get();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(plane::close);
            await().until(() -> plane.plane().departing());
            held.response().end("late");

            RawClient.Answer answer = client.read();

            assertThat(answer.text()).isEqualTo("late");
            assertThat(answer.field("connection")).contains("close");
            closed.get();
        }
    }
}

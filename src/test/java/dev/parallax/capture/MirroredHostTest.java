package dev.parallax.capture;

import static dev.parallax.stub.RawClient.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.stub.StubBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Envoy, and with it Istio, puts {@code -shadow} behind the host of what it mirrors; backends know no such host. */
class MirroredHostTest {

    @ParameterizedTest
    @CsvSource({
        "MIRROR, api.example-shadow,      api.example",
        "MIRROR, api.example-shadow:8080, api.example:8080",
        "MIRROR, api.example:8080,        api.example:8080",
        "MIRROR, -shadow,                 -shadow",
        "PROXY,  api.example-shadow,      api.example-shadow"
    })
    void what_a_mirror_appended_to_the_host_is_taken_off_and_a_clients_own_host_stays(
            Mode mode, String host, String expected) throws Exception {
        RecordingReadSink sink = new RecordingReadSink();
        try (StubBackend backend = StubBackend.saying("ok");
                TestDataPlane plane =
                        TestDataPlane.with(backend, backend, sink).mode(mode).start()) {
            ask(plane.port(), "GET /a HTTP/1.1\r\nHost: " + host + "\r\nX-Tenant-Id: acme\r\n\r\n");

            var read = mode == Mode.MIRROR
                    ? sink.mirrored().get(0)
                    : sink.served().get(0).read();
            assertThat(read.request().headers().all("host")).containsExactly(expected);
        }
    }
}

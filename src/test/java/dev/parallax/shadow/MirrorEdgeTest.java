package dev.parallax.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.capture.Mode;
import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.stub.Ports;
import dev.parallax.stub.Program;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mirror configurations of docs/sidecar, run by the real programs. */
class MirrorEdgeTest {

    @TempDir
    private Path directory;

    private final StubBackend legacy = StubBackend.saying("legacy");
    private final StubBackend candidate = StubBackend.saying("candidate");
    private TestShadow shadow;
    private TestDataPlane plane;

    @BeforeEach
    void start() {
        shadow = TestShadow.with(TestShadow.settings(legacy.port(), candidate.port()));
        plane = TestDataPlane.with(legacy, candidate, shadow.stage())
                .mode(Mode.MIRROR)
                .start();
    }

    @AfterEach
    void stop() {
        plane.close();
        shadow.close();
        legacy.close();
        candidate.close();
    }

    @Test
    void nginx_mirrors_reads_to_the_sink() throws Exception {
        assumeThat(Program.installed("/usr/sbin/nginx")).isTrue();
        int edge = Ports.free();
        try (Program nginx = Program.nginx(directory, "nginx-mirror.conf", addresses(edge))) {
            mirrorsReadsOnly(edge);
            assertThat(nginx).isNotNull();
        }
    }

    @Test
    void haproxy_mirrors_reads_to_the_sink() throws Exception {
        assumeThat(Program.installed("/usr/sbin/haproxy")).isTrue();
        int edge = Ports.free();
        Files.writeString(directory.resolve("mirror.lua"), Program.render("mirror.lua", addresses(edge)));
        Path file = Files.writeString(
                directory.resolve("haproxy.cfg"), Program.render("haproxy-mirror.cfg", addresses(edge)));
        try (Program haproxy = Program.start(directory, List.of("/usr/sbin/haproxy", "-db", "-f", file.toString()))) {
            mirrorsReadsOnly(edge);
            assertThat(haproxy).isNotNull();
        }
    }

    private void mirrorsReadsOnly(int edge) throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(() -> Program.listening(edge));
        try (RawClient client = new RawClient(edge)) {
            client.send(RawClient.get("/api/listings/7?a=%20b&c=d", "X-Tenant-Id: acme"));
            assertThat(client.read().text()).isEqualTo("legacy");
            client.send("HEAD /api/listings HTTP/1.1\r\nHost: api.example\r\nX-Tenant-Id: acme\r\n\r\n");
            assertThat(client.read(true).status()).isEqualTo(200);
            client.send("POST /api/listings HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\nContent-Length: 1\r\n\r\nx");
            assertThat(client.read().text()).isEqualTo("legacy");
        }
        await().until(() -> shadow.pairs().settled() == 2);

        assertThat(shadow.pairs().paired()).hasSize(2);
        assertThat(shadow.pairs().captured())
                .extracting(read -> read.request().target().text())
                .containsExactlyInAnyOrder("/api/listings/7?a=%20b&c=d", "/api/listings");
        assertThat(shadow.pairs().captured())
                .extracting(read -> read.request().method())
                .containsExactlyInAnyOrder(ReadMethod.GET, ReadMethod.HEAD);
        assertThat(shadow.pairs().captured().get(0).request().headers().first("host"))
                .contains("api.example");
    }

    private Map<String, String> addresses(int edge) {
        return Map.of(
                "127.0.0.1:8000", "127.0.0.1:" + edge,
                "127.0.0.1:8080", "127.0.0.1:" + plane.port(),
                "127.0.0.1:8081", "127.0.0.1:" + legacy.port());
    }
}

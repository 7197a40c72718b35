package dev.parallax.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.stub.Ports;
import dev.parallax.stub.Program;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A4: with the {@code backup} route of docs/sidecar, no safe request fails when the sidecar dies or hangs under load. */
class BackupRouteTest {

    private static final int CLIENTS = 4;

    @TempDir
    private Path directory;

    @BeforeEach
    void needsNginx() {
        assumeThat(Program.installed("/usr/sbin/nginx")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "STOP"})
    void no_safe_request_fails_when_the_sidecar_is_killed_or_stopped_A4(String signal) throws Exception {
        Path portFile = directory.resolve("port");
        int edge = Ports.free();
        try (StubBackend legacy = StubBackend.saying("served");
                StubBackend candidate = StubBackend.saying("candidate");
                Program sidecar = sidecar(legacy, candidate, portFile)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(portFile));
            Map<String, String> addresses = Map.of(
                    "127.0.0.1:8000", "127.0.0.1:" + edge,
                    "127.0.0.1:8080", "127.0.0.1:" + Files.readString(portFile),
                    "127.0.0.1:8081", "127.0.0.1:" + legacy.port());
            try (Program nginx = Program.nginx(directory, "nginx-backup.conf", addresses)) {
                await().until(() -> Program.listening(edge));
                Load load = new Load(edge);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> load.served.get() > 200 && candidate.log().size() > 100);

                sidecar.signal(signal);
                int before = load.served.get();
                await().atMost(Duration.ofSeconds(60)).until(() -> load.served.get() > before + 500);
                load.stop();

                assertThat(load.failures).isEmpty();
                assertThat(nginx).isNotNull();
            }
        }
    }

    private Program sidecar(StubBackend legacy, StubBackend candidate, Path portFile) throws IOException {
        return Program.start(
                directory,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SidecarProcess.class.getName(),
                        String.valueOf(legacy.port()),
                        String.valueOf(candidate.port()),
                        portFile.toString()));
    }

    /** Clients that never stop asking. */
    private static final class Load {

        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger served = new AtomicInteger();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final List<Thread> clients = new ArrayList<>();

        Load(int port) {
            for (int i = 0; i < CLIENTS; i++) {
                Thread client = new Thread(() -> ask(port), "load");
                clients.add(client);
                client.start();
            }
        }

        private void ask(int port) {
            try (RawClient client = new RawClient(port)) {
                while (!stopped.get()) {
                    client.send(RawClient.get("/api/listings/1", "X-Tenant-Id: acme"));
                    RawClient.Answer answer = client.read();
                    if (answer.status() == 200 && answer.text().equals("served")) {
                        served.incrementAndGet();
                    } else {
                        failures.add(answer.statusLine());
                    }
                }
            } catch (IOException broken) {
                failures.add(broken.toString());
            }
        }

        void stop() throws InterruptedException {
            stopped.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
    }
}

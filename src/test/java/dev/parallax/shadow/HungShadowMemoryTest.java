package dev.parallax.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.stub.Fault;
import dev.parallax.stub.FaultyBackend;
import dev.parallax.stub.OpenLoop;
import dev.parallax.stub.Program;
import dev.parallax.stub.StubBackend;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sidecar of its own whose shadow hangs while bodies of 1 MiB pass. For ten minutes at 230 a second:
 * {@code -Dparallax.hang.requests=138000 -Dparallax.hang.heap=256m}.
 */
class HungShadowMemoryTest {

    private static final int REQUESTS = Integer.getInteger("parallax.hang.requests", 400);
    private static final String HEAP = System.getProperty("parallax.hang.heap", "160m");
    private static final int BODY = 1 << 20;
    /** The test sidecar's budget for bodies, and what a small service needs besides. */
    private static final long MOST_LIVE = (64L << 20) + (48L << 20);

    @TempDir
    Path directory;

    @Test
    void memory_is_bounded_while_the_shadow_hangs_A3() throws Exception {
        byte[] body = new byte[BODY];
        String digest = OpenLoop.sha256(body);
        try (StubBackend legacy = StubBackend.raw(request -> request.response().end(Buffer.buffer(body)));
                FaultyBackend candidate = new FaultyBackend(Fault.HANG_AFTER_HEADERS);
                Program sidecar = sidecar(legacy.port(), candidate.port())) {
            int port = port();

            OpenLoop.Run first = OpenLoop.run(port, 4, Duration.ofMillis(17), REQUESTS / 2);
            long halfway = liveBytes(sidecar.pid());
            OpenLoop.Run second = OpenLoop.run(port, 4, Duration.ofMillis(17), REQUESTS / 2);
            long atTheEnd = liveBytes(sidecar.pid());

            assertThat(candidate.fired()).isPositive();
            assertThat(first.failures()).isEmpty();
            assertThat(second.failures()).isEmpty();
            assertThat(second.digests()).containsOnly(digest);
            assertThat(sidecar.alive()).as("no OutOfMemoryError").isTrue();
            assertThat(halfway).isLessThan(MOST_LIVE);
            assertThat(atTheEnd).isLessThan(MOST_LIVE);
        }
    }

    private Program sidecar(int legacy, int candidate) throws IOException {
        return Program.start(
                directory,
                List.of(
                        java("java"),
                        "-Xmx" + HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SidecarProcess.class.getName(),
                        String.valueOf(legacy),
                        String.valueOf(candidate),
                        directory.resolve("port").toString()));
    }

    private int port() throws IOException {
        Path file = directory.resolve("port");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file));
        return Integer.parseInt(Files.readString(file));
    }

    /** What is left after a full collection: the histogram of living objects makes one, and ends with their sum. */
    private static long liveBytes(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(java("jcmd"), String.valueOf(pid), "GC.class_histogram").start();
        try (var lines = jcmd.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.trim().split("\\s+", -1)[2]))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }
}

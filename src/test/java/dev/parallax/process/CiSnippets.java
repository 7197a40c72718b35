package dev.parallax.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parallax.docs.CiPage;
import dev.parallax.docs.CiPage.Snippet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs the shell parts of {@code docs/ci.md} as a CI system would: in a fresh directory, with {@code parallax} and a {@code
 * flip} that takes notes on the path, against the running demo.
 */
final class CiSnippets implements AutoCloseable {

    private static final String READY = "acme";
    private static final String NOT_READY = "harbor";
    /** Each asking takes a JVM, so not all are asked twice: one by its exit code, one by its status, one that must say so. */
    private static final List<String> TRIED_WITH_BOTH = List.of("The command", "curl", "Deployment protection");

    private static final long PATIENCE_SECONDS = 90;

    private final Path directory;
    private final String controlPlane;
    private final HttpServer github;
    private final List<String> callbacks = new CopyOnWriteArrayList<>();

    CiSnippets(Path directory, String controlPlane) throws IOException {
        this.directory = directory;
        this.controlPlane = controlPlane;
        Path bin = Files.createDirectories(directory.resolve("bin"));
        program(bin.resolve("parallax"), "exec '" + launcher() + "' \"$@\"");
        program(bin.resolve("flip"), "printf '%s\\n' \"$1\" >> flipped");
        github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        github.createContext("/", exchange -> {
            callbacks.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        github.start();
    }

    /** Each way to gate flips a tenant that is READY, and none that is not. Two at a time: each waits for a JVM to start. */
    void run() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> runs = new ArrayList<>();
            for (Snippet snippet : CiPage.snippets()) {
                runs.add(two.submit(() -> {
                    check(snippet);
                    return null;
                }));
            }
            for (Future<Void> run : runs) {
                run.get();
            }
        } finally {
            two.shutdownNow();
        }
        assertThat(callbacks)
                .containsExactly(
                        "{\"environment_name\":\"production\",\"state\":\"approved\",\"comment\":\"Parallax: approved\"}",
                        "{\"environment_name\":\"production\",\"state\":\"rejected\",\"comment\":\"Parallax: rejected\"}");
    }

    private void check(Snippet snippet) throws Exception {
        for (String script : snippet.scripts()) {
            Run run = run(script, READY);
            assertThat(run.exitCode())
                    .as("%s: %s", snippet.heading(), run.output())
                    .isZero();
            assertThat(run.flipped()).as(snippet.heading()).isEqualTo(flips(script));
            if (script.contains("junit=")) {
                assertThat(run.directory().resolve("parallax-gate.xml"))
                        .content()
                        .contains("tests=\"1\"");
            }
            if (TRIED_WITH_BOTH.contains(snippet.heading())) {
                Run refused = run(script, NOT_READY);
                assertThat(refused.flipped()).as(snippet.heading()).isEmpty();
                assertThat(refused.exitCode() == 0).isEqualTo(script.contains("$CALLBACK"));
            }
        }
    }

    /** Whom a script moves: the tenant it asked for, or the wave. */
    private static List<String> flips(String script) {
        if (!script.contains("flip ")) {
            return List.of();
        }
        return script.contains("--wave") ? List.of("northgate", "summit", "willow") : List.of(READY);
    }

    private record Run(Path directory, int exitCode, String output, List<String> flipped) {}

    private Run run(String script, String tenant) throws Exception {
        Path fresh = Files.createTempDirectory(directory, "job");
        Path file = Files.writeString(fresh.resolve("script.sh"), local(script));
        // As GitHub, GitLab and Jenkins do: the first command that fails ends the step.
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", file.toString())
                .directory(fresh.toFile())
                .redirectErrorStream(true)
                .redirectOutput(fresh.resolve("output").toFile());
        Map<String, String> environment = new HashMap<>(builder.environment());
        environment.keySet().removeIf(name -> name.startsWith("PARALLAX_"));
        environment.put("PATH", directory.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("TENANT", tenant);
        environment.put("WAIT", "1s");
        environment.put("PARALLAX_URL", controlPlane);
        environment.put("GITHUB_STEP_SUMMARY", fresh.resolve("summary.md").toString());
        environment.put("GITHUB_TOKEN", "token-of-an-installation");
        environment.put("ENVIRONMENT", "production");
        environment.put("CALLBACK", "http://127.0.0.1:" + github.getAddress().getPort() + "/callback");
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process shell = builder.start();
        try {
            assertThat(shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(script)
                    .isTrue();
        } finally {
            shell.destroyForcibly();
        }
        Path flipped = fresh.resolve("flipped");
        return new Run(
                fresh,
                shell.exitValue(),
                Files.readString(fresh.resolve("output")),
                Files.exists(flipped) ? Files.readAllLines(flipped) : List.of());
    }

    /** The addresses on the page are a reader's; here the service is elsewhere. */
    private String local(String script) {
        return script.replace("http://127.0.0.1:9090", controlPlane).replace("--wait 10m", "--wait 1s");
    }

    private static Path launcher() {
        return Path.of("src/main/dist/parallax").toAbsolutePath();
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Override
    public void close() {
        github.stop(0);
    }
}

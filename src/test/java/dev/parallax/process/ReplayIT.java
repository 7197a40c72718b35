package dev.parallax.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.stub.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parallax replay} as a user runs it, against a running service and two backends. */
class ReplayIT {

    private static final int READS = 500;
    private static final int RATE = 100;

    /** How often legacy was asked for which page. */
    private final Map<String, Integer> pages = new ConcurrentHashMap<>();

    @TempDir
    private Path directory;

    @Test
    void a_recording_is_replayed_interrupted_continued_summed_up_and_judged() throws Exception {
        try (StubBackend legacy = new StubBackend("L1", path -> {
                    if (path.startsWith("/api/pages/")) {
                        pages.merge(path, 1, Integer::sum);
                    }
                    return "{\"path\": \"" + path + "\"}";
                });
                StubBackend candidate = new StubBackend(
                        "C1", path -> path.equals("/api/agents") ? "{}" : "{\"path\": \"" + path + "\"}")) {
            Map<String, String> settings = settings(legacy, candidate);
            String url = "http://127.0.0.1:" + settings.get("PARALLAX_CONTROL_PORT");
            try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
                serve.awaitLine("Parallax serves");
                // Until the first known difference has come through, every verdict is UNKNOWN.
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> get(url + "/q/health/well").statusCode() == 200);

                // A log names no tenant: --tenant does, and the gate answers for it. A write in it is left out.
                Path log = Files.writeString(
                        directory.resolve("access.log"),
                        line("GET /api/listings") + line("GET /api/agents") + line("DELETE /api/listings") + "torn\n");
                try (ParallaxProcess replay = ParallaxProcess.start(
                        client(), "replay", log.toString(), "--url", url, "--tenant", "acme", "--gate")) {
                    assertThat(replay.exitCode()).as("%s", replay.lines()).isEqualTo(1);
                    assertThat(replay.lines())
                            .anyMatch(line -> line.contains("access.log: 4 entries, 2 replayed"))
                            .anyMatch(line -> line.contains("1 bad_entry · 1 not_allowed"))
                            .anyMatch(line -> line.contains("line 4: no line of an access log"))
                            .anyMatch(line -> line.contains("1 match · 1 mismatch"))
                            .anyMatch(line -> line.contains("acme: NOT_READY"));
                }

                // Ended by Ctrl-C and then killed, it continues where it was, and every read is asked.
                Path recording = Files.writeString(
                        directory.resolve("traffic.ndjson"),
                        IntStream.range(0, READS)
                                .mapToObj(i -> "{\"url\": \"/api/pages/" + i
                                        + "\", \"headers\": {\"X-Tenant-Id\": \"birch\"}}\n")
                                .collect(Collectors.joining()));
                String[] command = {
                    "replay", recording.toString(), "--url", url, "--rate", RATE + "/s", "--summary", "json"
                };
                int asked;
                try (ParallaxProcess interrupted = ParallaxProcess.start(client(), command)) {
                    await().atMost(Duration.ofSeconds(60)).until(() -> pages.size() > 20);
                    int exitCode = interrupted.interrupt();
                    assertThat(interrupted.exitCode())
                            .as("%s", interrupted.lines())
                            .isEqualTo(exitCode);
                    asked = pages.size();
                    assertThat(interrupted.lines())
                            .anyMatch(line -> line.contains("\"ended\" : \"interrupted\""))
                            .anyMatch(line -> line.contains("\"entries\" : " + asked + ","))
                            .anyMatch(line -> line.contains("The same command continues where it ended"));
                }
                try (ParallaxProcess killed = ParallaxProcess.start(client(), command)) {
                    killed.awaitLine("Continuing after " + asked + " entries");
                    await().atMost(Duration.ofSeconds(60)).until(() -> pages.size() > asked + 20);
                    assertThat(pages.values()).as("asked twice after Ctrl-C").containsOnly(1);
                    killed.kill();
                }
                try (ParallaxProcess again = ParallaxProcess.start(client(), command)) {
                    assertThat(again.exitCode()).as("%s", again.lines()).isZero();
                    assertThat(again.lines())
                            .anyMatch(line -> line.startsWith("Continuing after "))
                            .anyMatch(line -> line.contains("\"complete\" : true"))
                            .anyMatch(line -> line.contains("\"entries\" : " + READS));
                }
                assertThat(pages).as("none is passed over").hasSize(READS);
                assertThat(pages.values().stream().filter(times -> times > 1))
                        .as("asked twice after kill -9: no more than a call's worth")
                        .hasSizeLessThanOrEqualTo(2 * RATE);
                assertThat(parity(url, "birch")).contains("\"operation\":\"GET /api/pages/{page}\"");
            }
        }
    }

    private static String line(String request) {
        return "::1 - - [26/Nov/2026:10:00:00 +0000] \"" + request + " HTTP/1.1\" 200 12 \"-\" \"curl\"\n";
    }

    private Map<String, String> client() {
        return Map.of("PARALLAX_DATA_DIR", directory.resolve("client").toString());
    }

    private Map<String, String> settings(StubBackend legacy, StubBackend candidate) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("PARALLAX_LEGACY_URL", legacy.url());
        settings.put("PARALLAX_CANDIDATE_URL", candidate.url());
        settings.put("PARALLAX_READS", "GET /api/listings,GET /api/agents,GET /api/pages/{page}");
        settings.put("PARALLAX_PORT", "" + Ports.free());
        settings.put("PARALLAX_CONTROL_PORT", "" + Ports.free());
        settings.put("PARALLAX_DATA_DIR", directory.resolve("data").toString());
        settings.put("PARALLAX_RULES", ParallaxProcess.emptyRules(directory).toString());
        return settings;
    }

    private static String parity(String url, String tenant) throws Exception {
        return get(url + "/api/v1/tenants/" + tenant + "/parity").body();
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}

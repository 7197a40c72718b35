package dev.parallax.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.stub.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a process: what keeps it from starting, what it does, what survives it. */
class ServeIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int READS = 60;

    @TempDir
    Path directory;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    void a_missing_backend_stops_the_start_with_a_line_that_names_the_setting() throws Exception {
        Map<String, String> settings = settings("http://127.0.0.1:1", "http://127.0.0.1:1");
        settings.remove("PARALLAX_CANDIDATE_URL");

        try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
            assertThat(serve.exitCode()).isEqualTo(78);
            assertThat(serve.lines()).singleElement().asString().contains("PARALLAX_CANDIDATE_URL", "not set");
        }
    }

    @Test
    void every_wrong_setting_is_named_with_what_it_got_and_what_it_accepts() throws Exception {
        Map<String, String> settings = settings("ftp://127.0.0.1", "http://127.0.0.1:1");
        settings.put("PARALLAX_RULES", directory.resolve("nowhere").toString());
        settings.put("PARALLAX_EVIDENCE_SAMPLES_REDACT_PATHS", "$.cards,$.people[0:2].iban");

        try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
            assertThat(serve.exitCode()).isEqualTo(78);
            assertThat(serve.lines())
                    .anyMatch(line -> line.contains("PARALLAX_LEGACY_URL") && line.contains("ftp://127.0.0.1"))
                    .anyMatch(line -> line.contains("PARALLAX_RULES") && line.contains("nowhere"))
                    .anyMatch(line -> line.contains("PARALLAX_EVIDENCE_SAMPLES_REDACT_PATHS")
                            && line.contains("'$.people[0:2].iban'")
                            && line.contains("a slice cannot be followed"))
                    .noneMatch(line -> line.contains("Exception"));
        }
    }

    @Test
    void a_word_where_a_choice_is_expected_is_named_with_the_choices() throws Exception {
        Map<String, String> settings = settings("http://127.0.0.1:1", "http://127.0.0.1:1");
        settings.put("PARALLAX_MODE", "mirrored");

        try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
            assertThat(serve.exitCode()).isEqualTo(78);
            assertThat(serve.lines())
                    .singleElement()
                    .asString()
                    .contains("PARALLAX_MODE", "mirrored", "proxy", "mirror");
        }
    }

    @Test
    void a_control_plane_that_others_could_reach_is_refused() throws Exception {
        Map<String, String> settings = settings("http://127.0.0.1:1", "http://127.0.0.1:1");
        settings.put("PARALLAX_CONTROL_HOST", "0.0.0.0");

        try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
            assertThat(serve.exitCode()).isEqualTo(78);
            assertThat(serve.lines()).singleElement().asString().contains("PARALLAX_CONTROL_HOST", "loopback");
        }
    }

    @Test
    void a_taken_port_is_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = settings("http://127.0.0.1:1", "http://127.0.0.1:1");
            settings.put("PARALLAX_CONTROL_PORT", "" + taken.getLocalPort());

            try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
                assertThat(serve.exitCode()).isEqualTo(78);
                assertThat(serve.lines())
                        .singleElement()
                        .asString()
                        .contains("PARALLAX_CONTROL_PORT", "" + taken.getLocalPort());
            }
        }
    }

    @Test
    void a_malformed_rule_file_stops_the_start_naming_file_line_and_word() throws Exception {
        Map<String, String> settings = settings("http://127.0.0.1:1", "http://127.0.0.1:1");
        Files.writeString(Path.of(settings.get("PARALLAX_RULES")).resolve("noise.yaml"), """
                rules:
                  - id: request-id
                    at: $.requestId
                    ignroe: true
                    because: x
                    owner: x
                    until: 2027-01-01
                """);

        try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
            assertThat(serve.exitCode()).isEqualTo(78);
            assertThat(serve.lines())
                    .anyMatch(line -> line.contains("noise.yaml") && line.contains("4") && line.contains("ignroe"));
        }
    }

    @Test
    void a_data_directory_in_use_is_one_line_and_its_owner_lives_on() throws Exception {
        try (StubBackend legacy = new StubBackend("L1", path -> "{}");
                StubBackend candidate = new StubBackend("C1", path -> "{}")) {
            Map<String, String> settings = settings(legacy.url(), candidate.url());
            try (ParallaxProcess first = ParallaxProcess.start(settings, "serve")) {
                awaitReady(settings);
                Map<String, String> second = settings(legacy.url(), candidate.url());
                try (ParallaxProcess late = ParallaxProcess.start(second, "serve")) {
                    assertThat(late.exitCode()).isEqualTo(78);
                    assertThat(late.lines()).anyMatch(line -> line.startsWith("parallax: ") && line.contains("in use"));
                }
                assertThat(get(settings, "/q/health/live").statusCode()).isEqualTo(200);
                assertThat(first.stop()).isIn(0, 143);
            }
        }
    }

    @Test
    void reads_are_served_compared_and_kept_and_a_restart_keeps_them() throws Exception {
        try (StubBackend legacy = new StubBackend("L1", path -> "{\"path\":\"%s\",\"n\":1}".formatted(path));
                StubBackend candidate = new StubBackend("C1", path -> "{\"path\":\"%s\",\"n\":1}".formatted(path))) {
            Map<String, String> settings = settings(legacy.url(), candidate.url());

            try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
                awaitReady(settings);
                for (int i = 0; i < READS; i++) {
                    HttpResponse<String> answer = read(settings, "/api/things/" + i);
                    assertThat(answer.body()).isEqualTo("{\"path\":\"/api/things/" + i + "\",\"n\":1}");
                }
                awaitMatches(settings, READS);
                assertThat(serve.stop()).isIn(0, 143);
            }

            assertThat(legacy.requests()).isEqualTo(READS);
            assertThat(candidate.requests()).isEqualTo(READS);

            try (ParallaxProcess again = ParallaxProcess.start(settings, "serve")) {
                awaitReady(settings);
                awaitMatches(settings, READS);
                awaitHeartbeat(settings);
                // Some meters are there only once a first pair has come through.
                MonitoringFiles.areAnsweredBy(get(settings, "/q/metrics").body());
                assertThat(get(settings, "/api/v1/tenants/acme/gate").statusCode())
                        .as("little evidence is never READY")
                        .isEqualTo(409);
                assertThat(get(settings, "/api/v1/tenants/nobody/gate").statusCode())
                        .isEqualTo(404);
                again.kill();
            }

            try (ParallaxProcess afterKill = ParallaxProcess.start(settings, "serve")) {
                awaitReady(settings);
                awaitMatches(settings, READS);
                assertThat(afterKill.stop()).isIn(0, 143);
            }
        }
    }

    @Test
    void told_to_stop_it_says_so_first_and_serves_to_the_last() throws Exception {
        try (StubBackend legacy = new StubBackend("L1", path -> "{}");
                ServerSocket hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = settings(legacy.url(), "http://127.0.0.1:" + hung.getLocalPort());
            settings.put("PARALLAX_LEAVE", "2s");
            settings.put("PARALLAX_SHADOW_DRAIN", "4s");
            try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
                awaitReady(settings);
                assertThat(get(settings, "/q/health/ready").statusCode()).isEqualTo(200);
                assertThat(read(settings, "/api/things/1").statusCode()).isEqualTo(200);

                serve.terminate();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> get(settings, "/q/health/ready").statusCode() == 503);
                assertThat(read(settings, "/api/things/2").statusCode()).isEqualTo(200);

                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> !answers(settings));
                // The hung shadow calls are being waited for, and clients are served as before.
                assertThat(read(settings, "/api/things/3").statusCode()).isEqualTo(200);
                assertThat(serve.exitCode()).isIn(0, 143);
            }
        }
    }

    @Test
    void backends_that_are_away_are_reported_in_health_and_their_failures_reach_the_client() throws Exception {
        String nowhere = "http://127.0.0.1:" + Ports.free();
        Map<String, String> settings = settings(nowhere, nowhere);

        try (ParallaxProcess serve = ParallaxProcess.start(settings, "serve")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(read(settings, "/api/things/1").statusCode())
                                    .isEqualTo(502));
            HttpResponse<String> health = get(settings, "/q/health");

            assertThat(health.body()).containsIgnoringCase("legacy").contains("DOWN");
            assertThat(serve.lines()).noneMatch(line -> line.contains("Exception"));
        }
    }

    private Map<String, String> settings(String legacy, String candidate) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("PARALLAX_LEGACY_URL", legacy);
        settings.put("PARALLAX_CANDIDATE_URL", candidate);
        settings.put("PARALLAX_READS", "GET /api/things/{id}");
        settings.put("PARALLAX_PORT", "" + Ports.free());
        settings.put("PARALLAX_CONTROL_PORT", "" + Ports.free());
        settings.put("PARALLAX_DATA_DIR", directory.resolve("data").toString());
        settings.put("PARALLAX_RULES", ParallaxProcess.emptyRules(directory).toString());
        return settings;
    }

    private void awaitReady(Map<String, String> settings) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get(settings, "/q/health/ready").statusCode())
                        .isEqualTo(200));
    }

    /** Until the first known difference has come through, every verdict is UNKNOWN. */
    private void awaitHeartbeat(Map<String, String> settings) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() ->
                        assertThat(get(settings, "/q/health/well").statusCode()).isEqualTo(200));
    }

    private void awaitMatches(Map<String, String> settings, int expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    JsonNode tenants =
                            JSON.readTree(get(settings, "/api/v1/tenants").body());
                    assertThat(tenants.at("/tenants/0/counts/match").asLong())
                            .as(tenants.toString())
                            .isEqualTo(expected);
                });
    }

    private HttpResponse<String> read(Map<String, String> settings, String path) throws Exception {
        return send("http://127.0.0.1:" + settings.get("PARALLAX_PORT") + path);
    }

    private boolean answers(Map<String, String> settings) throws Exception {
        try {
            return get(settings, "/q/health/ready").statusCode() > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    private HttpResponse<String> get(Map<String, String> settings, String path) throws Exception {
        return send("http://127.0.0.1:" + settings.get("PARALLAX_CONTROL_PORT") + path);
    }

    private HttpResponse<String> send(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .header("X-Tenant-Id", "acme")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

package dev.parallax.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.parallax.demo.expect.PlantedDefect;
import dev.parallax.demo.expect.PlantedDefects;
import dev.parallax.demo.expect.Symptom;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.Browser;
import dev.parallax.stub.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it: the packaged jar, alone on a machine. */
class DemoIT {

    private static final String ALL_FOUND = "planted defects were found";

    @TempDir
    Path reports;

    /** The reads of a minute in half of one may find a clean tenant slower; what counts is that the exit code says so. */
    @Test
    void told_to_run_once_it_ends_by_itself_with_a_code_that_says_what_the_table_says() throws Exception {
        try (ParallaxProcess demo = demo(Ports.free(), Ports.free(), "--once", "--seconds", "30")) {
            awaitTable(demo);

            int exitCode = demo.exitCode();

            boolean asPlanted = demo.lines().stream().anyMatch(line -> line.contains(ALL_FOUND));
            assertThat(exitCode).as(String.join("\n", demo.lines())).isEqualTo(asPlanted ? 0 : 1);
            assertThat(demo.lines()).anyMatch(line -> line.contains(asPlanted ? ALL_FOUND : "Not as expected:"));
        }
    }

    @TempDir
    Path jobs;

    @Test
    void the_demo_finds_everything_planted_and_nothing_else_and_gate_and_pages_agree() throws Exception {
        int port = Ports.free();
        int controlPort = Ports.free();
        try (ParallaxProcess demo = demo(port, controlPort)) {
            awaitTable(demo);
            demo.awaitLine("Stays up until Ctrl-C");

            assertThat(demo.lines())
                    .anyMatch(line -> line.startsWith("acme") && line.contains("READY"))
                    .anyMatch(line -> line.contains(ALL_FOUND))
                    .anyMatch(line -> line.startsWith("Gate") && line.contains("gate --tenant"))
                    .noneMatch(line -> line.contains("Exception"));
            gateEndsWith(0, controlPort, "acme");
            gateEndsWith(1, controlPort, "harbor");
            gateEndsWith(2, controlPort, "hillside");
            assertThat(gateStatus(controlPort, "acme")).isEqualTo(200);
            assertThat(gateStatus(controlPort, "harbor")).isEqualTo(409);
            assertThat(gateStatus(controlPort, "hillside")).isEqualTo(409);

            everyFirstReasonNamesItsTrueCause(controlPort);

            try (CiSnippets snippets = new CiSnippets(jobs, "http://127.0.0.1:" + controlPort)) {
                snippets.run();
            }

            try (Browser browser = Browser.start()) {
                new DemoJourneys(
                                browser,
                                "http://127.0.0.1:" + controlPort + "/",
                                URI.create("http://127.0.0.1:" + port))
                        .make();
                reportsAreWrittenInEveryForm(controlPort, browser);
            }

            demo.stop();

            gateEndsWith(3, controlPort, "acme");
        }
    }

    private static ParallaxProcess demo(int port, int controlPort, String... more) throws Exception {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "demo";
        arguments[1] = "--port";
        arguments[2] = "" + port;
        arguments[3] = "--control-port";
        arguments[4] = "" + controlPort;
        System.arraycopy(more, 0, arguments, 5, more.length);
        return ParallaxProcess.start(Map.of(), arguments);
    }

    private static void awaitTable(ParallaxProcess demo) {
        demo.awaitLine("Clients of 15 tenants");
        demo.awaitLine("rows changed under them");
        demo.awaitLine("Dashboard");
    }

    /** {@code report --format F -o FILE}, as somebody who mails it, opens it in a sheet or feeds it to CI gets it. */
    private void reportsAreWrittenInEveryForm(int controlPort, Browser browser) throws Exception {
        assertThat(report(controlPort, "json"))
                .startsWith("{")
                .contains("\"kind\" : \"parity\"", "\"tenant\" : \"lakeshore\"");
        assertThat(report(controlPort, "markdown"))
                .startsWith("# lakeshore: NOT_READY\n")
                .contains("## Operations");
        assertThat(report(controlPort, "csv").lines())
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.chars().filter(c -> c == ',').count() == 12);
        assertThat(report(controlPort, "junit")).startsWith("<?xml").contains("<testsuite ", "<failure ");
        assertThat(report(controlPort, "text")).contains("lakeshore");

        Page page = browser.page(1280, ColorScheme.LIGHT);
        List<String> fetched = new CopyOnWriteArrayList<>();
        page.onRequest(request -> fetched.add(request.url()));
        page.navigate(write(controlPort, "html").toUri().toString());

        assertThat(page.locator("h1").textContent()).isEqualTo("lakeshore");
        assertThat(page.locator("tbody tr").count()).isGreaterThan(10);
        assertThat(fetched).hasSize(1).allMatch(url -> url.startsWith("file:"));
        assertThat(browser.complaints()).isEmpty();
    }

    private String report(int controlPort, String format) throws Exception {
        return Files.readString(write(controlPort, format));
    }

    private Path write(int controlPort, String format) throws Exception {
        Path file = reports.resolve("lakeshore." + format);
        try (ParallaxProcess report = ParallaxProcess.start(
                Map.of(),
                "report",
                "--tenant",
                "lakeshore",
                "--url",
                "http://127.0.0.1:" + controlPort,
                "--format",
                format,
                "-o",
                file.toString())) {
            assertThat(report.exitCode()).as(String.join("\n", report.lines())).isZero();
        }
        return file;
    }

    private static void gateEndsWith(int expected, int controlPort, String tenant) throws Exception {
        try (ParallaxProcess gate = ParallaxProcess.start(
                Map.of(), "gate", "--tenant", tenant, "--url", "http://127.0.0.1:" + controlPort)) {
            int exitCode = gate.exitCode();

            assertThat(exitCode).as(String.join("\n", gate.lines())).isEqualTo(expected);
        }
    }

    private static Stream<String> causes(PlantedDefect defect) {
        Stream<String> names = defect.symptom() instanceof Symptom.Discrepancies discrepancies
                ? discrepancies.always().stream().map(sign -> sign.kind().name())
                : Stream.of(((Symptom.FailedCheck) defect.symptom()).code().name());
        return names.map(name -> name + " " + defect.operation());
    }

    /** Of each tenant that is not READY the first reason is what was planted there, and where; of a quiet one that it is. */
    private static void everyFirstReasonNamesItsTrueCause(int controlPort) throws Exception {
        JsonNode tenants = new ObjectMapper()
                .readTree(get(controlPort, "/api/v1/tenants?size=50").body());
        Map<String, String> causes = new TreeMap<>();
        for (JsonNode tenant : tenants.get("tenants")) {
            JsonNode reason = tenant.get("reason");
            if (!tenant.get("decision").asText().equals("READY")) {
                String kind = reason.get("figure").asText().replaceFirst(" .*", "");
                boolean differs = reason.get("code").asText().equals("OPEN_DISCREPANCY");
                causes.put(
                        tenant.get("tenant").asText(),
                        (differs ? kind : reason.get("code").asText()) + " "
                                + reason.get("operation").asText());
            }
        }

        assertThat(causes.remove("hillside")).startsWith("DISTINCT_CASES ");
        for (Map.Entry<String, String> cause : causes.entrySet()) {
            assertThat(PlantedDefects.ALL.stream()
                            .filter(defect -> defect.tenants().contains(new Tenant(cause.getKey())))
                            .flatMap(defect -> causes(defect))
                            .toList())
                    .as(cause.getKey())
                    .contains(cause.getValue());
        }
        assertThat(causes).hasSize(10);
    }

    private static int gateStatus(int controlPort, String tenant) throws Exception {
        return get(controlPort, "/api/v1/tenants/" + tenant + "/gate").statusCode();
    }

    private static HttpResponse<String> get(int controlPort, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}

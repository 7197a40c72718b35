package dev.parallax.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.report.Browser;
import dev.parallax.stub.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demo as a newcomer runs it: the packaged jar, alone on a machine. */
class DemoIT {

    @Test
    void the_demo_finds_everything_planted_and_nothing_else() throws Exception {
        try (ParallaxProcess demo = demo(Ports.free(), "--once")) {
            awaitTable(demo);

            assertThat(demo.exitCode()).as(String.join("\n", demo.lines())).isZero();
            assertThat(demo.lines())
                    .anyMatch(line -> line.startsWith("acme") && line.contains("READY"))
                    .anyMatch(line -> line.contains("planted defects were found"))
                    .anyMatch(line -> line.startsWith("Dashboard"))
                    .anyMatch(line -> line.startsWith("Gate") && line.contains("gate --tenant"))
                    .noneMatch(line -> line.contains("Exception"));
        }
    }

    @Test
    void in_a_running_demo_the_gate_agrees_with_the_table_and_the_pages_lead_to_every_cause() throws Exception {
        int controlPort = Ports.free();
        try (ParallaxProcess demo = demo(controlPort)) {
            awaitTable(demo);
            demo.awaitLine("Stays up until Ctrl-C");

            assertThat(gate(controlPort, "acme")).isZero();
            assertThat(gate(controlPort, "harbor")).isEqualTo(1);
            assertThat(gate(controlPort, "hillside")).isEqualTo(2);
            assertThat(gateStatus(controlPort, "acme")).isEqualTo(200);
            assertThat(gateStatus(controlPort, "harbor")).isEqualTo(409);
            assertThat(gateStatus(controlPort, "hillside")).isEqualTo(409);

            try (Browser browser = Browser.start()) {
                new DemoJourneys(browser, "http://127.0.0.1:" + controlPort + "/").make();
            }

            demo.stop();

            assertThat(gate(controlPort, "acme")).isEqualTo(3);
        }
    }

    private static ParallaxProcess demo(int controlPort, String... more) throws Exception {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "demo";
        arguments[1] = "--port";
        arguments[2] = "" + Ports.free();
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

    private static int gate(int controlPort, String tenant) throws Exception {
        try (ParallaxProcess gate = ParallaxProcess.start(
                Map.of(), "gate", "--tenant", tenant, "--url", "http://127.0.0.1:" + controlPort)) {
            return gate.exitCode();
        }
    }

    private static int gateStatus(int controlPort, String tenant) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + controlPort + "/api/v1/tenants/" + tenant + "/gate"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

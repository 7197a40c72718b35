package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.parallax.EmbeddedStoreResource;
import dev.parallax.capture.DataPlane;
import dev.parallax.evidence.Counts;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.NoiseReader;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.gather.Reads;
import dev.parallax.evidence.stage.EvidenceStage;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Tenant;
import dev.parallax.shadow.KillSwitch;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking both sides again, through the whole service: proxy, shadow, diff, store, API. */
@QuarkusTest
@TestProfile(RecheckApiTest.Whole.class)
class RecheckApiTest {

    private final Tenant tenant = new Tenant("recheck-" + UUID.randomUUID());

    @TestHTTPResource("/")
    URL root;

    @Inject
    DataPlane plane;

    @Inject
    EvidenceReader evidence;

    @Inject
    NoiseReader noise;

    @Inject
    KillSwitch killSwitch;

    @Inject
    EvidenceStage stage;

    @ConfigProperty(name = "parallax.legacy-url")
    String legacy;

    @ConfigProperty(name = "parallax.candidate-url")
    String candidate;

    /** All stages, before two backends of the test's. */
    public static final class Whole implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "parallax.stages", "true",
                    "parallax.port", "0",
                    "parallax.reads", "GET /listings/{id}",
                    "parallax.data-dir", "target/recheck-api",
                    "parallax.recheck.rate", "1000",
                    "parallax.evidence.flush-interval", "50ms");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(EmbeddedStoreResource.class), new TestResourceEntry(TwoBackends.class));
        }
    }

    @BeforeEach
    void begin() {
        await().until(() -> evidence.health().sound());
        become(legacy, "L1", 5);
        become(candidate, "C1", 5);
    }

    @AfterEach
    void release() {
        killSwitch.release();
    }

    @Test
    void after_a_deploy_a_quiet_tenants_evidence_is_rebuilt_from_its_own_recent_reads() {
        for (int i = 1; i <= 7; i++) {
            read("/listings/" + i);
        }
        compared(7);
        become(candidate, "C2", 5);

        Response job = done(given().post("/api/v1/tenants/" + tenant + "/recheck"));

        job.then()
                .body("state", equalTo("DONE"))
                .body("done", equalTo(7))
                .body("total", equalTo(7))
                .body("summary", startsWith("Asked 7 reads of both sides: 7 MATCH."));
        TenantEvidence known = evidence.of(tenant).orElseThrow();
        OperationEvidence listings = known.operations().get(0);
        assertThat(known.epoch().candidate().value()).isEqualTo("C2");
        assertThat(listings.counts()).isEqualTo(new Counts(7, 7, 0, 0, 0, Map.of(), 0, 0));
        assertThat(listings.distinctCases()).isEqualTo(7);
        assertThat(listings.servedReads()).as("no client read these").isEqualTo(7);
        for (String side : List.of(legacy, candidate)) {
            assertThat(asked(side))
                    .as("with the operator's credential, never the client's")
                    .allMatch(line -> !line.contains("key=" + TwoBackends.CREDENTIAL) || line.contains("cookie=null"))
                    .anyMatch(line -> line.equals(
                            "/listings/3 tenant=" + tenant + " key=" + TwoBackends.CREDENTIAL + " cookie=null"));
        }
    }

    @Test
    void a_discrepancy_is_still_different_then_fixed_by_a_new_build_then_regressed() {
        become(candidate, "C1", 6);
        read("/listings/1");
        compared(1);
        String id = given().get("/api/v1/discrepancies?tenant=" + tenant)
                .then()
                .statusCode(200)
                .extract()
                .path("discrepancies[0].id");
        String recheck = "/api/v1/discrepancies/" + id + "/recheck";

        done(given().post(recheck)).then().body("summary", startsWith("Still different: "));
        become(candidate, "C2", 5);
        done(given().post(recheck)).then().body("summary", startsWith("Fixed: no read shows it any more."));
        given().get("/api/v1/discrepancies/" + id).then().body("discrepancy.state", equalTo("FIXED"));
        given().get("/api/v1/tenants/" + tenant + "/parity").then().body("discrepancies.size()", equalTo(0));

        become(candidate, "C3", 6);
        read("/listings/2");
        await().untilAsserted(() ->
                given().get("/api/v1/discrepancies/" + id).then().body("discrepancy.state", equalTo("REGRESSED")));
    }

    @Test
    void a_recheck_is_cancelled_on_the_page_that_began_it() {
        // Another discrepancy than the other tests': how often one was tried counts over all tenants that met it.
        given().baseUri(candidate).port(port(candidate)).post("/_become?build=C1&price=null");
        read("/listings/1");
        compared(1);
        String id = given().get("/api/v1/discrepancies?tenant=" + tenant).path("discrepancies[0].id");
        // The sample may be written after the count.
        await().until(() ->
                !given().get("/api/v1/discrepancies/" + id).path("samples").equals(List.of()));
        given().baseUri(candidate).port(port(candidate)).post("/_hold");
        try (Browser browser = Browser.start()) {
            Page page = browser.page(1280, ColorScheme.LIGHT);
            page.navigate(root + "discrepancies/" + id);
            page.locator("form[data-job=job] button").click();
            PlaywrightAssertions.assertThat(page.locator("#job"))
                    .containsText(Pattern.compile("Asking both sides again: 0 of [1-9]"));

            page.locator("#job button").click();

            PlaywrightAssertions.assertThat(page.locator("#job")).containsText("Cancelled.");
            PlaywrightAssertions.assertThat(page.locator("#job button")).hasCount(0);
            assertThat(browser.complaints()).isEmpty();
        } finally {
            given().baseUri(candidate).port(port(candidate)).post("/_release");
        }
    }

    @Test
    void where_legacy_answers_otherwise_the_second_time_is_noise() {
        given().baseUri(legacy).port(port(legacy)).post("/_become?build=L1&price=count");

        read("/listings/1");

        await().untilAsserted(() -> assertThat(noise.noise(Optional.of(Set.of(tenant))))
                .singleElement()
                .satisfies(place -> {
                    assertThat(place.at().text()).isEqualTo("$.price");
                    assertThat(place.times()).isEqualTo(1);
                    assertThat(place.asked()).isEqualTo(1);
                    assertThat(place.seen()).hasSize(1);
                }));
    }

    @Test
    void the_kill_switch_stops_it() {
        read("/listings/1");
        compared(1);
        killSwitch.engage();

        done(given().post("/api/v1/tenants/" + tenant + "/recheck"))
                .then()
                .body("state", equalTo("FAILED"))
                .body("summary", startsWith("The kill switch is on"));
        killSwitch.release();
        assertThat(evidence.of(tenant).orElseThrow().counts().captured())
                .as("nothing was asked")
                .isEqualTo(1);
    }

    @Test
    void an_operation_the_tenant_never_used_is_refused_and_those_it_used_are_named() {
        read("/listings/1");
        compared(1);

        given().post("/api/v1/tenants/" + tenant + "/recheck?operation=nope")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("operation"))
                .body("detail", startsWith("operation is none that the tenant used; it used "))
                .body("detail", containsString("/listings/{id}"));
    }

    @Test
    void a_read_kept_when_more_was_allowed_is_left_out_and_never_asked() {
        kept("/archive/1");
        read("/listings/1");
        compared(1); // under the rules in force

        done(given().post("/api/v1/tenants/" + tenant + "/recheck"))
                .then()
                .body("state", equalTo("DONE"))
                .body("total", equalTo(2))
                .body("summary", startsWith("Asked 1 read of both sides: 1 MATCH."))
                .body("summary", endsWith(" Left out: 1 not_allowed."));
        for (String side : List.of(legacy, candidate)) {
            assertThat(asked(side)).noneMatch(line -> line.startsWith("/archive/"));
        }
    }

    @Test
    void what_is_not_known_cannot_be_asked_again() {
        given().post("/api/v1/tenants/nobody-" + tenant + "/recheck")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().post("/api/v1/discrepancies/0000000000000000/recheck").then().statusCode(404);
        given().post("/api/v1/discrepancies/garbage/recheck").then().statusCode(404);
    }

    @Test
    void a_declared_build_is_told_and_malformed_declarations_are_refused() {
        given().contentType("application/json")
                .body("{\"side\":\"candidate\",\"build\":\"C209\"}")
                .post("/api/v1/builds")
                .then()
                .statusCode(200)
                .body("kind", equalTo("builds"))
                .body("candidate", equalTo("C209"));
        given().get("/api/v1/builds").then().body("candidate", equalTo("C209"));
        for (String malformed : List.of(
                "{\"side\":\"both\",\"build\":\"C209\"}",
                "{\"side\":\"legacy\",\"build\":\"\"}",
                "{\"side\":\"legacy\"}",
                "{\"side\":\"legacy\",\"build\":\"x\",\"more\":1}",
                "[]",
                "null",
                "")) {
            given().contentType("application/json")
                    .body(malformed)
                    .post("/api/v1/builds")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private Response done(Response begun) {
        begun.then().statusCode(202).body("kind", equalTo("job")).body("work", equalTo("recheck"));
        String job = begun.header("Location");
        await().until(() -> !"RUNNING".equals(given().get(job).path("state")));
        return given().get(job);
    }

    private void read(String target) {
        given().port(plane.port())
                .header("X-Tenant-Id", tenant.name())
                .header("X-Api-Key", "the-clients-own")
                .cookie("sid", "s3cret")
                .get(target)
                .then()
                .statusCode(200);
    }

    /** A read compared under an allow-list that still had it, as evidence knows it. */
    private void kept(String target) {
        CapturedRead read = Reads.read(
                tenant, Reads.operation("archive.get", "/archive/{id}"), target, Origin.PROXY, Instant.now());
        stage.captured(read);
        stage.observed(Reads.match(read, new Reads.Builds("L1", "C1")));
    }

    private void compared(long reads) {
        await().until(() -> evidence.of(tenant)
                .filter(known ->
                        known.counts().compared() == reads && known.counts().inFlight() == 0)
                .isPresent());
    }

    private static void become(String side, String build, int price) {
        given().baseUri(side).port(port(side)).post("/_become?build=" + build + "&price=" + price);
    }

    private static List<String> asked(String side) {
        return List.of(
                given().baseUri(side).port(port(side)).get("/_asked").asString().split("\n", -1));
    }

    private static int port(String url) {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }
}

package dev.parallax.report;

import static dev.parallax.evidence.gather.Reads.difference;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.parallax.compare.ObservationSink;
import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.AuditLog;
import dev.parallax.evidence.DiscrepancyReader;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.gather.Reads;
import dev.parallax.evidence.stage.EvidenceStage;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Tenant;
import dev.parallax.shadow.KillSwitch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do, found again in the audit log of a real store. */
@QuarkusTest
@TestProfile(StoredProfile.class)
class AuditTest {

    private final Tenant tenant = new Tenant("audited-" + UUID.randomUUID());

    @Inject
    EvidenceStage stage;

    @Inject
    ObservationSink sink;

    @Inject
    EvidenceReader evidence;

    @Inject
    AuditLog log;

    @Inject
    KillSwitch killSwitch;

    @Inject
    AuditWatch watch;

    @BeforeEach
    void start() {
        stage.start();
        await().until(() -> evidence.health().sound());
        CapturedRead read = Reads.read(tenant, Reads.LISTING, "/api/listings/9", Origin.PROXY, Instant.now());
        sink.captured(read);
        sink.observed(Reads.mismatch(
                read, Reads.Builds.FIRST, difference("$." + tenant.name(), "5 became 6", Severity.BREAKING)));
        await().until(() -> evidence.of(tenant).isPresent());
    }

    @AfterEach
    void stop() {
        killSwitch.release();
        stage.stop();
    }

    @Test
    void a_decision_stands_in_the_log_with_who_what_and_why_and_shows_on_the_page() {
        String id = given().get("/api/v1/discrepancies?tenant=" + tenant)
                .then()
                .extract()
                .path("discrepancies[0].id");

        given().contentType("application/json")
                .body("{\"state\":\"BUG\",\"because\":\"rounding <b>\",\"by\":\"ada\"}")
                .post("/api/v1/discrepancies/" + id + "/triage")
                .then()
                .statusCode(200);

        given().get("/api/v1/audit?action=triage")
                .then()
                .statusCode(200)
                .body("kind", equalTo("audit"))
                .body("entries[0].by", equalTo("local"))
                .body("entries[0].action", equalTo("TRIAGE"))
                .body("entries[0].subject", equalTo(id))
                .body("entries[0].detail", equalTo("BUG, by ada: rounding <b>"));
        given().get("/audit")
                .then()
                .statusCode(200)
                .body(containsString("/discrepancies/" + id))
                .body(containsString("&lt;b&gt;"));
    }

    @Test
    void what_was_not_decided_is_not_in_the_log() {
        long before = log.count(Optional.empty());

        given().contentType("application/json")
                .body("{\"state\":\"BUG\",\"because\":\"b\",\"by\":\"ada\"}")
                .post("/api/v1/discrepancies/ffffffffffffffff/triage")
                .then()
                .statusCode(404);
        QuarkusTransaction.begin();
        log.add(entry(AuditAction.OVERRIDE, "undone"));
        QuarkusTransaction.rollback();

        assertThat(log.count(Optional.empty())).isEqualTo(before);
    }

    @Test
    void the_kill_switch_builds_and_erasure_are_set_over_the_api_and_stand_in_the_log() {
        given().contentType("application/json")
                .body("{\"engaged\":true,\"because\":\"incident 7\"}")
                .put("/api/v1/kill-switch")
                .then()
                .statusCode(200)
                .body("engaged", equalTo(true));
        assertThat(killSwitch.engaged()).isTrue();
        watch.look();
        given().contentType("application/json")
                .body("{\"side\":\"candidate\",\"build\":\"C210\"}")
                .post("/api/v1/builds")
                .then()
                .statusCode(200);
        given().delete("/api/v1/tenants/" + tenant + "/evidence").then().statusCode(204);

        assertThat(evidence.of(tenant)).isEmpty();
        given().delete("/api/v1/tenants/" + tenant + "/evidence").then().statusCode(404);
        given().get("/api/v1/audit?size=500")
                .then()
                .body("entries.detail", hasItem("engaged: incident 7"))
                .body("entries.detail", hasItem("mirroring stopped"))
                .body("entries.findAll { it.action == 'BUILD' }.detail", hasItem("C210"))
                .body("entries.findAll { it.action == 'ERASURE' }.subject", hasItem(tenant.name()));
    }

    @Test
    void a_rule_book_that_came_into_force_is_written_down_once() {
        watch.look();
        watch.look();

        List<AuditLog.Recorded> rules = log.newest(Optional.of(AuditAction.RULES), new DiscrepancyReader.Page(0, 2));
        String digest = given().get("/api/v1/rules").then().extract().path("digest");
        assertThat(rules).hasSize(1);
        assertThat(rules.get(0).entry().subject().text()).isEqualTo(digest);
    }

    @Test
    void what_is_wrong_with_a_request_is_named() {
        given().contentType("application/json")
                .body("{\"engaged\":\"maybe\"}")
                .put("/api/v1/kill-switch")
                .then()
                .statusCode(400)
                .body("field", equalTo("engaged"));
        given().contentType("application/json")
                .body("{\"side\":\"candidate\",\"build\":\"\"}")
                .post("/api/v1/builds")
                .then()
                .statusCode(400)
                .body("field", equalTo("build"));
        given().contentType("application/json")
                .body("{\"side\":\"third\",\"build\":\"C1\"}")
                .post("/api/v1/builds")
                .then()
                .statusCode(400)
                .body("field", equalTo("side"));
        given().get("/api/v1/audit?action=nothing").then().statusCode(400).body("field", equalTo("action"));
    }

    @Test
    void a_text_that_no_store_takes_is_made_harmless() {
        log.add(entry(AuditAction.OVERRIDE, "a\u0000b\nc\ud800" + "x".repeat(1_000)));

        AuditLog.Recorded last = log.newest(Optional.of(AuditAction.OVERRIDE), new DiscrepancyReader.Page(0, 1))
                .get(0);
        assertThat(last.entry().detail().text())
                .startsWith("a\uFFFDb\uFFFDc\uFFFDx")
                .hasSize(AuditEntry.MAX_LENGTH);
        given().contentType("application/json")
                .body("{\"state\":\"BUG\",\"because\":\"a\\u0000b\",\"by\":\"ada\"}")
                .post("/api/v1/discrepancies/ffffffffffffffff/triage")
                .then()
                .statusCode(400)
                .body("field", equalTo("because"));
    }

    private static AuditEntry entry(AuditAction action, String detail) {
        return new AuditEntry(
                new AuditEntry.Actor("test"), action, new AuditEntry.Subject("s"), new AuditEntry.Detail(detail));
    }
}

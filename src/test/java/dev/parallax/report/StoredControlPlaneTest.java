package dev.parallax.report;

import static dev.parallax.evidence.gather.Reads.difference;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.parallax.compare.ObservationSink;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.RuleUseReader;
import dev.parallax.evidence.gather.Reads;
import dev.parallax.evidence.stage.EvidenceStage;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBooks;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API and the pages over a real store, fed through the real sink and judged by the real judge. */
@QuarkusTest
@TestProfile(StoredProfile.class)
class StoredControlPlaneTest {

    private final Tenant tenant = new Tenant("stored-" + UUID.randomUUID());

    @Inject
    EvidenceStage stage;

    @Inject
    ObservationSink sink;

    @Inject
    EvidenceReader evidence;

    @Inject
    RuleBooks ruleBooks;

    @Inject
    RuleUseReader uses;

    @BeforeEach
    void start() {
        stage.start();
        await().until(() -> evidence.health().sound());
        RuleId rule = ruleBooks.current().rules().get(0).id();
        CapturedRead agreed = read("/api/listings/1");
        sink.captured(agreed);
        sink.observed(Reads.masked(agreed, Reads.Builds.FIRST, new Masked(rule, new PathPattern("header:date"), 7)));
        CapturedRead differed = read("/api/listings/2");
        sink.captured(differed);
        sink.observed(
                Reads.mismatch(differed, Reads.Builds.FIRST, difference("$.price", "5 became 6", Severity.BREAKING)));
        await().until(() -> evidence.of(tenant)
                .filter(known -> known.counts().compared() == 2)
                .isPresent());
    }

    @AfterEach
    void stop() {
        stage.stop();
    }

    @Test
    void what_a_rule_masked_is_told_by_the_hour_and_leaves_with_its_tenant() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Optional<Set<Tenant>> ours = Optional.of(Set.of(tenant));
        RuleId rule = ruleBooks.current().rules().get(0).id();

        assertThat(uses.hours(ours, yesterday).get(rule).stream().mapToLong(RuleUseReader.Hour::places))
                .containsExactly(7L);
        assertThat(uses.masked(ours)).containsEntry(rule, 7L);
        given().get("/rules").then().statusCode(200).body(containsString("in a day"));

        stage.erase(tenant);
        assertThat(uses.hours(ours, yesterday)).isEmpty();
    }

    @Test
    void a_verdict_is_logged_once_and_leaves_with_its_tenant() {
        given().get("/api/v1/tenants/" + tenant + "/gate").then().statusCode(409);
        given().get("/api/v1/tenants").then().statusCode(200);

        given().get("/api/v1/tenants/" + tenant + "/verdicts")
                .then()
                .statusCode(200)
                .body("kind", equalTo("verdicts"))
                .body("verdicts.size()", equalTo(1))
                .body("verdicts[0].decision", equalTo("NOT_READY"))
                .body("verdicts[0].reason.code", equalTo("OPEN_DISCREPANCY"))
                .body("verdicts[0].epoch.candidateBuild", equalTo("C1"))
                .body("verdicts[0].mismatch", equalTo(1));

        stage.erase(tenant);
        given().get("/api/v1/tenants/" + tenant + "/verdicts").then().statusCode(404);
    }

    @Test
    void an_override_lets_a_tenant_pass_where_it_is_honoured_and_shows_in_every_verdict_from_then_on() {
        String gate = "/api/v1/tenants/" + tenant + "/gate";
        String override = "/api/v1/tenants/" + tenant + "/override";
        given().get(gate + "?override=honour").then().statusCode(409);

        given().contentType("application/json")
                .body("{\"by\":\"Ada Lovelace\",\"because\":\"The deadline.\",\"minutes\":60}")
                .post(override)
                .then()
                .statusCode(200)
                .body("decision", equalTo("NOT_READY"))
                .body("overrides[0].state", equalTo("IN_FORCE"))
                .body("overrides[0].against", equalTo("NOT_READY"));

        given().get(gate).then().statusCode(409);
        given().get(gate + "?override=honour")
                .then()
                .statusCode(200)
                .body("decision", equalTo("NOT_READY"))
                .body("override.by", equalTo("Ada Lovelace"))
                .body("reasons.code", hasItem("OVERRIDDEN"));
        given().get("/api/v1/tenants?search=" + tenant)
                .then()
                .statusCode(200)
                .body("tenants[0].override.state", equalTo("IN_FORCE"));
        given().get("/tenants/" + tenant).then().statusCode(200).body(containsString("Ada Lovelace lets it move"));
        given().contentType("application/json")
                .body("{\"nonce\":\"0123456789abcdef0123456789abcdef\"}")
                .post("/api/v1/tenants/" + tenant + "/certificate")
                .then()
                .statusCode(409);

        given().delete(override + "?by=Grace").then().statusCode(200).body("overrides[0].state", equalTo("REVOKED"));
        given().delete(override + "?by=Grace").then().statusCode(404);
        given().get(gate + "?override=honour")
                .then()
                .statusCode(409)
                .body("override.state", equalTo("REVOKED"))
                .body("override.revokedBy", equalTo("Grace"));
        given().get("/api/v1/audit?action=OVERRIDE")
                .then()
                .statusCode(200)
                .body("entries.findAll { it.subject == '" + tenant + "' }.size()", equalTo(2));
    }

    @Test
    void an_override_without_a_person_a_reason_or_an_end_within_a_day_is_refused() {
        for (String body : List.of(
                "{}",
                "{\"because\":\"b\",\"minutes\":60}",
                "{\"by\":\" \",\"because\":\"b\",\"minutes\":60}",
                "{\"by\":\"ada\",\"minutes\":60}",
                "{\"by\":\"ada\",\"because\":\"b\"}",
                "{\"by\":\"ada\",\"because\":\"b\",\"minutes\":0}",
                "{\"by\":\"ada\",\"because\":\"b\",\"minutes\":1441}")) {
            given().contentType("application/json")
                    .body(body)
                    .post("/api/v1/tenants/" + tenant + "/override")
                    .then()
                    .statusCode(400);
        }
        given().get("/api/v1/tenants/" + tenant + "/gate?override=yes").then().statusCode(400);
        given().get("/api/v1/tenants/" + tenant + "/override")
                .then()
                .statusCode(200)
                .body("overrides.size()", equalTo(0));
    }

    @Test
    void a_mismatch_shows_in_the_list_the_report_the_verdict_and_the_gate() {
        given().get("/api/v1/tenants?search=" + tenant)
                .then()
                .statusCode(200)
                .body("tenants[0].counts.mismatch", equalTo(1));
        given().get("/api/v1/tenants/" + tenant + "/parity")
                .then()
                .statusCode(200)
                .body("operations[0].counts.match", equalTo(1))
                .body("discrepancies[0].severity", equalTo("BREAKING"));
        given().get("/api/v1/tenants/" + tenant + "/gate")
                .then()
                .statusCode(409)
                .body("decision", equalTo("NOT_READY"))
                .body("reasons.code", hasItem("OPEN_DISCREPANCY"));
    }

    @Test
    void a_discrepancy_is_found_opened_and_triaged() {
        String id = given().get("/api/v1/discrepancies?tenant=" + tenant)
                .then()
                .statusCode(200)
                .body("page.total", equalTo(1))
                .extract()
                .path("discrepancies[0].id");
        given().get("/api/v1/discrepancies/" + id)
                .then()
                .statusCode(200)
                .body("samples.request", hasItem("GET /api/listings/2"))
                .body("samples[0].differences[0].at", equalTo("/price"));
        given().get("/discrepancies/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Where it shows"), containsString(tenant.name() + "</a></th><td>"));

        given().contentType("application/json")
                .body("{\"state\":\"BUG\",\"because\":\"rounding\",\"by\":\"ada\"}")
                .post("/api/v1/discrepancies/" + id + "/triage")
                .then()
                .statusCode(200)
                .body("discrepancy.state", equalTo("BUG"))
                .body("history[0].because", equalTo("rounding"));
    }

    @Test
    void rules_show_what_they_hide() {
        int hidden =
                given().get("/api/v1/rules").then().statusCode(200).extract().path("rules[0].masked");

        org.assertj.core.api.Assertions.assertThat(hidden).isGreaterThanOrEqualTo(7);
    }

    @Test
    void the_pages_are_whole_over_a_real_store() {
        given().get("/?search=" + tenant).then().statusCode(200).body(containsString(tenant.name()));
        given().get("/tenants/" + tenant)
                .then()
                .statusCode(200)
                .body(containsString("Mismatch rate over time"))
                .body(anyOf(containsString("Not ready"), containsString("Unknown")));
        given().get("/discrepancies?tenant=" + tenant).then().statusCode(200).body(containsString("5 became 6"));
        given().get("/rules").then().statusCode(200);
    }

    private CapturedRead read(String target) {
        return Reads.read(tenant, Reads.LISTING, target, Origin.PROXY, Instant.now());
    }
}

package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.certificate.Nonce;
import dev.parallax.readiness.certificate.Verification;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(StagedProfile.class)
class TenantApiTest {

    @BeforeEach
    void stage() {
        Stage.current().clear();
    }

    @ParameterizedTest
    @CsvSource({"READY,200", "NOT_READY,409", "INSUFFICIENT_EVIDENCE,409", "UNKNOWN,503"})
    void the_gate_succeeds_for_ready_and_for_nothing_else_with_the_same_body_as_readiness(
            Decision decision, int status) {
        Staged.put("acme", decision);

        String readiness = given().get("/api/v1/tenants/acme/readiness")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("kind", equalTo("readiness"))
                .body("decision", equalTo(decision.name()))
                .extract()
                .asString();
        given().get("/api/v1/tenants/acme/gate").then().statusCode(status).body(equalTo(readiness));
        given().contentType("application/json")
                .body("{\"name\":\"podinfo\",\"phase\":\"WaitingPromotion\"}")
                .post("/api/v1/tenants/acme/gate")
                .then()
                .statusCode(status)
                .body(equalTo(readiness));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parity", "readiness", "gate"})
    void an_unknown_tenant_is_a_404_problem(String call) {
        given().get("/api/v1/tenants/nobody/" + call)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404))
                .body("title", equalTo("Not found"));
    }

    @Test
    void a_tenant_name_that_cannot_exist_is_a_404_problem() {
        given().urlEncodingEnabled(false)
                .get("/api/v1/tenants/%00/gate")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void a_tenant_name_with_slashes_and_signs_is_found_by_its_encoded_segment() {
        Staged.put("a/b?c#d é%2F", Decision.READY);

        given().urlEncodingEnabled(false)
                .get("/api/v1/tenants/a%2Fb%3Fc%23d%20%C3%A9%252F/readiness")
                .then()
                .statusCode(200)
                .body("tenant", equalTo("a/b?c#d é%2F"));
    }

    @Test
    void the_list_is_paged_and_names_the_next_page() {
        Staged.put("a", Decision.READY);
        Staged.put("b", Decision.NOT_READY);
        Staged.put("c", Decision.READY);

        given().get("/api/v1/tenants?size=2&search=")
                .then()
                .statusCode(200)
                .body("kind", equalTo("tenants"))
                .body("page.total", equalTo(3))
                .body("page.next", equalTo("/api/v1/tenants?size=2&search=&page=1"))
                .body("tenants.tenant", equalTo(java.util.List.of("a", "b")))
                .body("tenants[1].reason.code", equalTo("OPEN_DISCREPANCY"));
        given().get("/api/v1/tenants?size=2&page=1")
                .then()
                .body("tenants", hasSize(1))
                .body("page.next", nullValue());
        given().get("/api/v1/tenants?page=2147483647").then().statusCode(200).body("tenants", hasSize(0));
    }

    @Test
    void the_next_wave_holds_ready_tenants_only_and_no_more_than_asked_for() {
        Staged.put("acme", Decision.READY);
        Staged.put("broken", Decision.NOT_READY);

        given().get("/api/v1/waves/next")
                .then()
                .statusCode(200)
                .body("kind", equalTo("wave"))
                .body("members.tenant", equalTo(List.of("acme")))
                .body("members[0].first", equalTo(List.of("listings.get", "listings.search")));
        for (String size : List.of("0", "501", "-1", "x", "1.5")) {
            given().get("/api/v1/waves/next?size=" + size)
                    .then()
                    .statusCode(400)
                    .body("field", equalTo("size"));
        }
    }

    @Test
    void the_list_is_filtered_by_name_and_verdict() {
        Staged.put("Acme East", Decision.READY);
        Staged.put("acme west", Decision.NOT_READY);
        Staged.put("other", Decision.READY);

        given().get("/api/v1/tenants?search=ACME&decision=ready")
                .then()
                .body("tenants.tenant", equalTo(java.util.List.of("Acme East")));
    }

    @ParameterizedTest
    @CsvSource({
        "size=0,size",
        "size=501,size",
        "size=many,size",
        "page=-1,page",
        "page=99999999999,page",
        "decision=MAYBE,decision"
    })
    void a_malformed_parameter_is_a_400_problem_that_names_it(String query, String field) {
        given().get("/api/v1/tenants?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    @Test
    void parity_shows_operations_discrepancies_and_the_verdict() {
        Staged.put("acme", Decision.NOT_READY);

        given().get("/api/v1/tenants/acme/parity")
                .then()
                .statusCode(200)
                .body("kind", equalTo("parity"))
                .body("readiness.decision", equalTo("NOT_READY"))
                .body("operations.operation", equalTo(java.util.List.of("listings.get", "listings.search")))
                .body("operations[1].counts.mismatch", equalTo(31))
                .body("operations[1].counts.notCompared.sampled_out", equalTo(4))
                .body("operations[0].latency.candidateP95Millis", equalTo(64.0f))
                .body("coverage.operationsCompared", equalTo(2))
                .body("discrepancies[0].kind", equalTo("TYPE"))
                .body("discrepancies[0].blocks", equalTo(true))
                .body(
                        "discrepancies[0].sentence",
                        equalTo("The candidate sends $.items[*].price with another type: number became string."));
    }

    @Test
    void a_store_that_is_away_is_an_unknown_verdict_and_never_an_empty_list() {
        Stage.current().storeIsAway();

        given().get("/api/v1/tenants/acme/gate").then().statusCode(503).body("decision", equalTo("UNKNOWN"));
        given().get("/api/v1/tenants")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body(not(containsString("connection refused")));
    }

    @ParameterizedTest
    @CsvSource({"md,text/markdown", "csv,text/csv", "junit,application/xml"})
    void parity_is_handed_out_in_other_forms_as_a_file(String format, String mediaType) {
        Staged.put("acme", Decision.NOT_READY);

        given().get("/api/v1/tenants/acme/parity?format=" + format)
                .then()
                .statusCode(200)
                .contentType(mediaType)
                .header("Content-Disposition", containsString("parity-acme."))
                .body(containsString("search"));
        given().get("/api/v1/tenants/acme/parity?format=pdf")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("format"));
    }

    @Test
    void the_verdict_log_says_what_changed_and_is_bounded() {
        Staged.put("acme", Decision.NOT_READY);

        given().get("/api/v1/tenants/acme/verdicts")
                .then()
                .statusCode(200)
                .body("kind", equalTo("verdicts"))
                .body("verdicts[0].decision", equalTo("NOT_READY"))
                .body("verdicts[0].previous", equalTo("INSUFFICIENT_EVIDENCE"));
        given().get("/api/v1/tenants/acme/verdicts?size=501").then().statusCode(400);
        given().get("/api/v1/tenants/nobody/verdicts").then().statusCode(404);
    }

    @Test
    void a_certificate_is_given_for_ready_alone_and_verifies_with_the_published_key() throws Exception {
        Staged.put("acme", Decision.READY);
        Staged.put("birch", Decision.NOT_READY);
        String nonce = "0123456789abcdef";
        String asking = "{\"nonce\":\"" + nonce + "\"}";

        byte[] certificate = given().contentType("application/json")
                .body(asking)
                .post("/api/v1/tenants/acme/certificate")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        String key = given().get("/api/v1/certificate-key").asString();

        Verification.with(key, new Tenant("acme"), new Nonce(nonce)).verify(certificate, Staged.AT.plusSeconds(60));
        given().contentType("application/json")
                .body(asking)
                .post("/api/v1/tenants/birch/certificate")
                .then()
                .statusCode(409)
                .body("decision", equalTo("NOT_READY"));
        given().contentType("application/json")
                .body("{\"nonce\":\"short\"}")
                .post("/api/v1/tenants/acme/certificate")
                .then()
                .statusCode(400)
                .body("field", equalTo("nonce"));
    }

    @Test
    void an_explanation_names_what_decides_and_the_next_step() {
        Staged.put("acme", Decision.NOT_READY);

        given().get("/api/v1/tenants/acme/explain")
                .then()
                .statusCode(200)
                .body("kind", equalTo("explanation"))
                .body("decision", equalTo("NOT_READY"))
                .body("deciding.decision", equalTo("NOT_READY"));
        given().get("/api/v1/explain").then().statusCode(200).body("kind", equalTo("blockers"));
        given().get("/api/v1/tenants/nobody/explain").then().statusCode(404);
    }
}

package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let by the control plane, and B3: every answer holds only the caller's tenants. */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class AccessTest {

    private static final String SHARED = "00112233445566aa";
    private static final String OTHERS = "00112233445566bb";
    private static final String OTHER = "zanzibar-homes";
    private static final String BUG = "{\"state\":\"BUG\",\"because\":\"b\",\"by\":\"ada\"}";

    @BeforeEach
    void stage() {
        Stage.current().clear();
        Staged.put("acme", Decision.NOT_READY);
        Staged.put(OTHER, Decision.NOT_READY);
        Tenant acme = new Tenant("acme");
        Tenant other = new Tenant(OTHER);
        var group = Staged.group(SHARED, "listings.search", "$.price");
        var shared = Staged.detail(group, acme, sample(acme), sample(other));
        var met = Staged.detail(group, other).tenants().get(0);
        Stage.current()
                .put(new dev.parallax.evidence.DiscrepancyDetail(
                        group, List.of(shared.tenants().get(0), met), shared.samples(), List.of()));
        Stage.current().put(Staged.detail(Staged.group(OTHERS, "agents.get", "$.phone"), other, sample(other)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tenants", "/api/v1/tenants/acme/gate", "/api/v1/discrepancies", "/api/v1/rules", "/openapi",
                "/q/metrics", "/q/health", "/api/v1/tenants/../tenants", "/%61pi/v1/tenants", "//api/v1/tenants"
            })
    void without_a_token_nothing_is_said(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
        given().auth().oauth2("guessed").get("/api/v1/tenants").then().statusCode(401);
    }

    @Test
    void a_browser_without_a_token_is_led_to_the_login_page_and_stays_in_with_a_cookie() {
        given().accept("text/html")
                .redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", "/login");
        given().accept("text/html").get("/login").then().statusCode(200).body(containsString("Token"));
        given().formParam("token", "guessed").post("/login").then().statusCode(401);

        Response in = given().redirects()
                .follow(false)
                .formParam("token", GuardedProfile.VIEWER)
                .post("/login");

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict");
        given().cookie("parallax-token", GuardedProfile.VIEWER)
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString(OTHER));
    }

    @Test
    void orchestrators_probe_without_a_token() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void a_viewer_reads_and_an_engineer_decides() {
        as(GuardedProfile.VIEWER).get("/api/v1/tenants").then().statusCode(200);
        as(GuardedProfile.VIEWER)
                .contentType("application/json")
                .body(BUG)
                .post("/api/v1/discrepancies/" + SHARED + "/triage")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        as(GuardedProfile.ENGINEER)
                .contentType("application/json")
                .body(BUG)
                .post("/api/v1/discrepancies/" + SHARED + "/triage")
                .then()
                .statusCode(200);
    }

    @Test
    void a_viewer_may_ask_the_gate_by_post_too() {
        as(GuardedProfile.VIEWER)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/tenants/acme/gate")
                .then()
                .statusCode(409);
    }

    @Test
    void to_override_a_verdict_takes_more_than_an_engineer() {
        String override = "/api/v1/tenants/acme/override";
        String body = "{\"by\":\"ada\",\"because\":\"b\",\"minutes\":5}";
        for (String token : List.of(GuardedProfile.VIEWER, GuardedProfile.ENGINEER, GuardedProfile.ACME)) {
            as(token)
                    .contentType("application/json")
                    .body(body)
                    .post(override)
                    .then()
                    .statusCode(403);
            as(token).delete(override + "?by=ada").then().statusCode(403);
        }
        as(GuardedProfile.ACME_ADMIN)
                .contentType("application/json")
                .body(body)
                .post(override)
                .then()
                .statusCode(200);
        as(GuardedProfile.ADMIN)
                .get("/api/v1/audit?action=OVERRIDE")
                .then()
                .body("entries[0].by", equalTo("acme-admin"))
                .body("entries[0].subject", equalTo("acme"));
    }

    @Test
    void the_audit_log_is_for_administrators_of_every_tenant() {
        for (String path : List.of("/api/v1/audit", "/audit")) {
            as(GuardedProfile.ADMIN).get(path).then().statusCode(200);
            as(GuardedProfile.ENGINEER).get(path).then().statusCode(403);
            as(GuardedProfile.ACME_ADMIN).get(path).then().statusCode(403);
        }
    }

    @Test
    void the_log_names_the_token_not_who_somebody_says_to_be() {
        as(GuardedProfile.ENGINEER)
                .contentType("application/json")
                .body(BUG)
                .post("/api/v1/discrepancies/" + SHARED + "/triage")
                .then()
                .statusCode(200);

        as(GuardedProfile.ADMIN)
                .get("/api/v1/audit")
                .then()
                .body("entries[0].by", equalTo("engineer"))
                .body("entries[0].subject", equalTo(SHARED));
    }

    @Test
    void what_concerns_every_tenant_or_cannot_be_undone_needs_more_than_a_token_of_some() {
        as(GuardedProfile.ENGINEER)
                .delete("/api/v1/tenants/acme/evidence")
                .then()
                .statusCode(403);
        as(GuardedProfile.ACME_ADMIN)
                .delete("/api/v1/tenants/" + OTHER + "/evidence")
                .then()
                .statusCode(404)
                .body(not(containsString(OTHER)));
        as(GuardedProfile.ACME_ADMIN)
                .contentType("application/json")
                .body("{\"engaged\":true}")
                .put("/api/v1/kill-switch")
                .then()
                .statusCode(403);
        as(GuardedProfile.ACME_ADMIN)
                .contentType("application/json")
                .body("{\"side\":\"candidate\",\"build\":\"C1\"}")
                .post("/api/v1/builds")
                .then()
                .statusCode(403);
        as(GuardedProfile.VIEWER)
                .contentType("application/json")
                .body("{\"engaged\":true}")
                .put("/api/v1/kill-switch")
                .then()
                .statusCode(403);
    }

    @Test
    void another_site_may_not_change_anything_even_with_the_cookie() {
        for (Map<String, String> forged : List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"))) {
            given().cookie("parallax-token", GuardedProfile.ENGINEER)
                    .headers(forged)
                    .contentType("application/json")
                    .body(BUG)
                    .post("/api/v1/discrepancies/" + SHARED + "/triage")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void b3_a_share_of_a_discrepancy_counts_the_callers_tenants_alone() {
        as(GuardedProfile.ACME)
                .get("/api/v1/discrepancies")
                .then()
                .body("page.total", equalTo(1))
                .body("discrepancies[0].id", equalTo(SHARED))
                .body("discrepancies[0].tenants", equalTo(1));
        as(GuardedProfile.ACME)
                .get("/api/v1/discrepancies/" + SHARED)
                .then()
                .body("tenants.tenant", equalTo(List.of("acme")))
                .body("samples.tenant", equalTo(List.of("acme")));
        as(GuardedProfile.ACME)
                .contentType("application/json")
                .body(BUG)
                .post("/api/v1/discrepancies/" + SHARED + "/triage")
                .then()
                .statusCode(403);
    }

    private static io.restassured.specification.RequestSpecification as(String token) {
        return given().urlEncodingEnabled(false).auth().oauth2(token);
    }

    private static dev.parallax.evidence.SampledPair sample(Tenant tenant) {
        return Staged.sample(tenant, new Target("/api/listings"), "{\"price\":1}", "{\"price\":\"1\"}");
    }
}

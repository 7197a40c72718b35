package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(StagedProfile.class)
class DiscrepancyApiTest {

    private static final String PRICE = "00112233445566aa";
    private static final String AGENT = "00112233445566bb";

    @BeforeEach
    void stage() {
        Stage.current().clear();
        Tenant acme = new Tenant("acme");
        Stage.current()
                .put(Staged.detail(
                        Staged.group(PRICE, "listings.search", "$.items[*].price"),
                        acme,
                        Staged.sample(
                                acme,
                                new Target("/api/listings?page=2"),
                                "{\"items\":[{\"id\":1,\"price\":5}]}",
                                "{\"items\":[{\"id\":1,\"price\":\"5\"}]}")));
        Stage.current().put(Staged.detail(Staged.group(AGENT, "agents.get", "$.phone"), new Tenant("other")));
    }

    @Test
    void the_list_is_filtered_by_tenant_operation_severity_and_state() {
        for (String query :
                List.of("tenant=acme", "operation=listings.search", "tenant=acme&severity=breaking&state=open")) {
            given().get("/api/v1/discrepancies?" + query)
                    .then()
                    .statusCode(200)
                    .body("kind", equalTo("discrepancies"))
                    .body("discrepancies.id", equalTo(List.of(PRICE)));
        }
        given().get("/api/v1/discrepancies?state=FIXED").then().body("discrepancies", hasSize(0));
        given().get("/api/v1/discrepancies?size=1")
                .then()
                .body("page.total", equalTo(2))
                .body("page.next", equalTo("/api/v1/discrepancies?size=1&page=1"));
    }

    @ParameterizedTest
    @CsvSource({"severity=AWFUL,severity", "state=GONE,state", "tenant=%01,tenant", "page=x,page"})
    void a_malformed_filter_is_a_400_problem_that_names_it(String query, String field) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/discrepancies?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    @Test
    void one_discrepancy_shows_samples_differences_and_a_patch() {
        given().get("/api/v1/discrepancies/" + PRICE)
                .then()
                .statusCode(200)
                .body("kind", equalTo("discrepancy"))
                .body("discrepancy.blocks", equalTo(true))
                .body("tenants[0].tenant", equalTo("acme"))
                .body("samples[0].request", equalTo("GET /api/listings?page=2"))
                .body("samples[0].legacy.body", containsString("items"))
                .body("samples[0].differences[0].at", equalTo("/items/0/price"))
                .body("samples[0].patch[0].op", equalTo("replace"))
                .body("samples[0].patch[0].value", equalTo("5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffffffffffff", "nonsense", "00112233445566AA", "0011"})
    void an_unknown_discrepancy_is_a_404_problem(String id) {
        given().get("/api/v1/discrepancies/" + id).then().statusCode(404).contentType("application/problem+json");
        triage(id, "{\"state\":\"BUG\",\"because\":\"b\",\"by\":\"ada\"}").statusCode(404);
    }

    @Test
    void a_triage_is_taken_and_shown_with_who_and_why() {
        triage(PRICE, "{\"state\":\"ACCEPTED\",\"until\":\"2099-01-31\",\"because\":\"clients cope\",\"by\":\"ada\"}")
                .statusCode(200)
                .body("discrepancy.state", equalTo("ACCEPTED"))
                .body("discrepancy.acceptedUntil", equalTo("2099-01-31"))
                .body("discrepancy.blocks", equalTo(false))
                .body("history[0].by", equalTo("ada"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"because":"b","by":"ada"}                                                          | state
                    {"state":"SOLVED","because":"b","by":"ada"}                                         | state
                    {"state":"FIXED","because":"b","by":"ada"}                                          | state
                    {"state":"BUG","until":"2099-01-01","because":"b","by":"ada"}                       | until
                    {"state":"NOISE","because":"b","by":"ada"}                                          | until
                    {"state":"NOISE","until":"soon","because":"b","by":"ada"}                           | until
                    {"state":"NOISE","until":"2001-01-01","because":"b","by":"ada"}                     | until
                    {"state":"BUG","by":"ada"}                                                          | because
                    {"state":"BUG","because":" ","by":"ada"}                                            | because
                    {"state":"BUG","because":"b"}                                                       | by
                    {"state":"BUG","because":"b","by":"ada","force":true}                               | force
                    """)
    void a_malformed_triage_is_a_400_problem_that_names_the_member(String body, String field) {
        triage(PRICE, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    private static ValidatableResponse triage(String id, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/discrepancies/" + id + "/triage")
                .then();
    }
}

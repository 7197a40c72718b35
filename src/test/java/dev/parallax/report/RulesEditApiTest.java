package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.SampledPair;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edited rules: checked, tried on samples with and without bodies, and handed out as a file. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class RulesEditApiTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final String PRICE = "00112233445566aa";
    private static final String TITLE = "00112233445566bb";

    @BeforeEach
    void stage() {
        Stage.current().clear();
    }

    @Test
    void what_is_wrong_is_named_by_line_and_column() {
        validate("rules:\n  - id: a\n    at: $.x\n    ignore: maybe\n", null)
                .body("kind", equalTo("rules-check"))
                .body("valid", equalTo(false))
                .body("problems.line", hasItem(4))
                .body("problems.here", not(hasItem(false)));
        validate(rule("at: $.x", "type: lenient"), null)
                .body("valid", equalTo(true))
                .body("rules", equalTo(1))
                .body("problems", empty());
    }

    @Test
    void an_over_broad_rule_is_refused_with_the_reason() {
        validate(rule("at: $..*", "ignore: true"), null)
                .body("valid", equalTo(false))
                .body("problems.message", hasItem(containsString("whole reply")));
    }

    @Test
    void a_file_is_checked_together_with_the_others_of_the_book() {
        validate(rule("at: header:etag", "ignore: true").replace("tried", "header-etag"), "mine.yaml")
                .body("valid", equalTo(false))
                .body("problems.message", hasItem(containsString("header-etag")));
        int others = given().get("/api/v1/rules").then().extract().path("rules.size()");
        validate(rule("at: $.x", "type: lenient"), "mine.yaml").body("rules", equalTo(others + 1));
        validate("rules: []\n", "http-headers.yaml")
                .body("valid", equalTo(true))
                .body("rules", lessThan(others));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.yaml", "x.yml/", ".x.yaml", "readiness.yaml", "x.txt", "a\u0000.yaml"})
    void a_file_is_a_plain_name(String file) {
        given().contentType("application/json")
                .body(Map.of("rules", "rules: []", "file", file))
                .post("/api/v1/rules/validate")
                .then()
                .statusCode(400)
                .body("field", equalTo("file"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_rule_shows_what_disappears_and_what_stays(boolean bodies) {
        put(PRICE, DiscrepancyState.OPEN, bodies, "{\"items\":[{\"price\":5}]}", "{\"items\":[{\"price\":\"5\"}]}");
        put(TITLE, DiscrepancyState.OPEN, bodies, "{\"items\":[{\"title\":\"a\"}]}", "{\"items\":[{\"title\":\"b\"}]}");

        backtest(rule("at: $.items[*].price", "type: lenient"), PRICE)
                .body("kind", equalTo("backtest"))
                .body("disappears", equalTo(1))
                .body("stays", equalTo(1))
                .body("discrepancies.find { it.id == '" + PRICE + "' }.effect", equalTo("DISAPPEARS"))
                .body("discrepancies.find { it.id == '" + PRICE + "' }.hiddenBy", equalTo(List.of("tried")))
                .body("discrepancies.find { it.id == '" + TITLE + "' }.effect", equalTo("STAYS"))
                .body("rules.find { it.rule == 'tried' }.change", equalTo("ADDED"))
                .body("rules.find { it.rule == 'tried' }.after", equalTo(1))
                .body("rules.find { it.rule == 'tried' }.nearMissesHidden", equalTo(0))
                .body("samples.judged", equalTo(2))
                .body("samples.whole", equalTo(bodies ? 2 : 0))
                .body("warnings", empty());
    }

    @Test
    void what_it_would_hide_and_should_not_is_said() {
        put(PRICE, DiscrepancyState.OPEN, true, "{\"a\":{\"price\":5}}", "{\"a\":{\"price\":6}}");
        put(TITLE, DiscrepancyState.BUG, true, "{\"a\":{\"title\":\"a\"}}", "{\"a\":{\"title\":\"b\"}}");

        backtest(rule("at: $.a", "ignore: true"), PRICE)
                .body("disappears", equalTo(2))
                .body("warnings.code", hasItem("HIDES_BUG"))
                .body("warnings.code", hasItem("HIDES_OTHERS"))
                .body("warnings.code", hasItem("HIDES_NEAR_MISSES"))
                .body("warnings.code", hasItem("PROVES_NOTHING"))
                .body("warnings.findAll { it.code == 'HIDES_OTHERS' }.subject", equalTo(List.of(TITLE)));
    }

    @Test
    void what_the_samples_do_not_tell_is_unknown_and_never_taken_for_hidden() {
        put(
                PRICE,
                DiscrepancyState.OPEN,
                false,
                "{\"items\":[{\"k\":\"x\",\"v\":1}]}",
                "{\"items\":[{\"k\":\"x\",\"v\":2}]}");
        put(TITLE, DiscrepancyState.OPEN, false, "{\"t\":\"[redacted]\"}", "{\"t\":\"b\"}");

        backtest(rule("at: \"$.items[?(@.k == 'x')].v\"", "ignore: true"), PRICE)
                .body("disappears", equalTo(0))
                .body("discrepancies.find { it.id == '" + PRICE + "' }.effect", not(equalTo("DISAPPEARS")))
                .body("caveats", hasItem(containsString("judged by their values alone")));
    }

    @Test
    void a_rule_taken_away_lets_its_differences_appear() {
        put(PRICE, DiscrepancyState.OPEN, true, "{\"price\":5}", "{\"price\":\"5\"}");
        String before = rule("at: $.price", "type: lenient");

        // The book in force has no such rule, so it stays; with it, and judged against it, it would be hidden.
        backtest(before, PRICE).body("disappears", equalTo(1));
        int inForce = given().get("/api/v1/rules").then().extract().path("rules.size()");
        backtest("rules: []\n", PRICE)
                .body("stays", equalTo(1))
                .body("rules.findAll { it.change == 'REMOVED' }.size()", equalTo(inForce))
                .body("caveats", hasItem(containsString("changed or removed")));
    }

    @Test
    void all_samples_are_tried_in_a_job_that_is_found_again() {
        put(PRICE, DiscrepancyState.OPEN, true, "{\"price\":5}", "{\"price\":\"5\"}");

        String id = given().contentType("application/json")
                .body(Map.of("rules", rule("at: $.price", "type: lenient"), "all", true))
                .post("/api/v1/rules/backtest")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/jobs/"))
                .body("work", equalTo("backtest"))
                .extract()
                .path("id");

        await().until(() -> given().get("/api/v1/jobs/" + id).path("state").equals("DONE"));
        given().get("/api/v1/rules/backtest/" + id).then().statusCode(200).body("disappears", equalTo(1));
        given().get("/rules/edit?trial=" + id).then().statusCode(200).body(containsString("Download proposed.yaml"));
        given().get("/api/v1/rules/backtest/other").then().statusCode(404);
    }

    @Test
    void rules_that_are_refused_are_not_tried() {
        given().contentType("application/json")
                .body(Map.of("rules", "rules: 7"))
                .post("/api/v1/rules/backtest")
                .then()
                .statusCode(400)
                .body("field", equalTo("rules"))
                .body("detail", containsString("rules"));
    }

    @Test
    void the_editor_opens_with_a_draft_and_offers_the_file_only_after_a_try() {
        put(PRICE, DiscrepancyState.OPEN, true, "{\"price\":5}", "{\"price\":6}");

        given().get("/rules/edit?discrepancy=" + PRICE)
                .then()
                .statusCode(200)
                .body(containsString("at: &#39;$.price&#39;"))
                .body(containsString("Choose one treatment"))
                .body(not(containsString("Download")));
        form("check", rule("at: $.price", "number: {abs: 2}"))
                .body(containsString("can be put in force"))
                .body(not(containsString("Download")));
        form("try", "rules: 7").body(containsString("would be refused")).body(not(containsString("Download")));
        form("try", rule("at: $.price", "number: {abs: 2}"))
                .body(containsString("Download mine.yaml"))
                .body(containsString("+ rules:"))
                .body(containsString("would disappear"));
    }

    @Test
    void nothing_that_was_typed_is_lost_when_the_file_cannot_be_one() {
        for (String path : new String[] {"/rules/edit", "/rules/edit/file"}) {
            given().formParam("act", "try")
                    .formParam("rules", rule("at: $.price", "number: {abs: 2}"))
                    .formParam("file", "../no <b>file")
                    .post(path)
                    .then()
                    .statusCode(400)
                    .contentType(startsWith("text/html"))
                    .body(containsString("file must be the name of a rule file"))
                    .body(containsString("number: {abs: 2}"))
                    .body(containsString("../no &lt;b&gt;file"))
                    .body(not(containsString("Download")));
        }
    }

    @Test
    void the_file_is_handed_out_as_it_was_edited() {
        String text = rule("at: $.price", "type: lenient");

        String file = given().formParam("rules", text.replace("\n", "\r\n"))
                .formParam("file", "mine.yaml")
                .post("/rules/edit/file")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/yaml"))
                .header("Content-Disposition", "attachment; filename=\"mine.yaml\"")
                .extract()
                .asString();

        assertThat(file).isEqualTo(text);
        given().formParam("rules", "rules: 7")
                .formParam("file", "mine.yaml")
                .post("/rules/edit/file")
                .then()
                .statusCode(400);
    }

    private static void put(String id, DiscrepancyState state, boolean bodies, String legacy, String candidate) {
        SampledPair whole = Staged.sample(ACME, new Target("/api/listings"), legacy, candidate);
        Stage.current()
                .put(Staged.detail(
                        Staged.groupOf(id, state, whole), ACME, bodies ? whole : Staged.withoutBodies(whole)));
    }

    private static String rule(String at, String treatment) {
        return "rules:\n  - id: tried\n    " + at + "\n    " + treatment
                + "\n    because: b\n    owner: o\n    until: 2099-12-31\n";
    }

    private static ValidatableResponse validate(String rules, String file) {
        Map<String, Object> body = new HashMap<>();
        body.put("rules", rules);
        body.put("file", file);
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/rules/validate")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse backtest(String rules, String meant) {
        return given().contentType("application/json")
                .body(Map.of("rules", rules, "discrepancy", meant))
                .post("/api/v1/rules/backtest")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse form(String act, String rules) {
        return given().formParam("act", act)
                .formParam("rules", rules)
                .formParam("file", "mine.yaml")
                .post("/rules/edit")
                .then()
                .statusCode(200);
    }
}

package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StagedProfile.class)
class DiscrepancyPageTest {

    private static final String PAGE = "/discrepancies/00112233445566aa";

    @BeforeEach
    void stage() {
        Stage.current().clear();
        Tenant acme = new Tenant("acme");
        Stage.current()
                .put(Staged.detail(
                        Staged.group("00112233445566aa", "listings.search", "$.price"),
                        acme,
                        Staged.sample(
                                acme, new Target("/api/listings?q=o'hara"), "{\"price\":450000}", "{\"price\":\"4\"}"),
                        Staged.sample(acme, new Target("/api/listings/2"), "{\"price\":7}", "{\"price\":\"7\"}")));
    }

    @Test
    void one_sample_is_shown_at_a_time_and_has_an_address_of_its_own() {
        page("").body(containsString("Sample 1"), containsString("?sample=2"), not(containsString("/api/listings/2<")));
        page("?sample=2").body(containsString("Sample 2"), containsString("?sample=1"));
        page("?sample=99").body(containsString("Sample 2"));
        page("?sample=x").body(containsString("Sample 1"));
    }

    @Test
    void a_command_for_each_side_is_quoted_for_a_shell_and_holds_no_credentials() {
        page("").body(
                        containsString("curl -sS -H &#39;X-Tenant-Id: acme&#39; "
                                + "&#39;http://127.0.0.1:1/api/listings?q=o&#39;\\&#39;&#39;hara&#39;"),
                        not(containsString("Authorization")));
    }

    @Test
    void a_rule_for_it_is_one_click_away() {
        page("").body(containsString("href=\"/rules/edit?discrepancy=00112233445566aa\""));
        given().get("/rules/edit?discrepancy=00112233445566aa").then().statusCode(200);
    }

    @Test
    void what_a_form_says_is_taken_and_shown() {
        form("ACCEPTED", "2099-01-31", "Clients cope.").statusCode(303).header("Location", endsWith(PAGE));

        page("").body(containsString("accepted"), containsString("until 2099-01-31"), containsString("Clients cope."));
    }

    @Test
    void a_form_that_cannot_be_taken_comes_back_with_the_reason_and_what_was_typed() {
        form("ACCEPTED", "", "Clients <b>cope</b>.")
                .statusCode(400)
                .body(
                        containsString("until must be the last day of the acceptance."),
                        containsString("Clients &lt;b&gt;cope&lt;/b&gt;."));
        form("NOISE", "tomorrow", "x").statusCode(400).body(containsString("until must be a day such as"));
    }

    private static ValidatableResponse page(String query) {
        return given().get(PAGE + query).then().statusCode(200);
    }

    private static ValidatableResponse form(String state, String until, String because) {
        return given().redirects()
                .follow(false)
                .formParam("state", state)
                .formParam("until", until)
                .formParam("because", because)
                .formParam("by", "ada")
                .post(PAGE + "/triage")
                .then();
    }
}

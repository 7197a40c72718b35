package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may replay what, and what a client is told where it cannot be; a replay itself is {@code ReplayIT}'s. */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class ReplayApiTest {

    private static final String REPLAYS = "/api/v1/replays";

    @ParameterizedTest
    @CsvSource({
        "token-of-acme,  '',             403",
        "token-of-acme,  ?tenant=birch,  403",
        "token-of-acme,  ?tenant=,       403"
    })
    void a_token_limited_to_tenants_replays_one_of_them_and_nobody_elses_B3(String token, String query, int status) {
        given().auth()
                .oauth2(token)
                .post(REPLAYS + query)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    @Test
    void whoever_may_only_look_begins_none() {
        given().auth().oauth2(GuardedProfile.VIEWER).post(REPLAYS).then().statusCode(403);
    }

    @Test
    void without_a_data_plane_nobody_can_say_what_a_read_is() {
        given().auth()
                .oauth2(GuardedProfile.ACME)
                .post(REPLAYS + "?tenant=acme")
                .then()
                .statusCode(503)
                .body("detail", containsString("The data plane does not run"));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN", "10001", "fast"})
    void a_rate_that_is_none_is_named(String rate) {
        given().auth()
                .oauth2(GuardedProfile.ENGINEER)
                .post(REPLAYS + "?rate=" + rate)
                .then()
                .statusCode(400)
                .body("field", equalTo("rate"));
    }

    @Test
    void a_replay_nobody_began_is_not_found_whatever_is_asked_of_it() {
        String unknown = REPLAYS + "/00000000-0000-0000-0000-000000000000";

        given().auth().oauth2(GuardedProfile.ENGINEER).get(unknown).then().statusCode(404);
        given().auth().oauth2(GuardedProfile.ENGINEER).delete(unknown).then().statusCode(404);
        given().auth()
                .oauth2(GuardedProfile.ENGINEER)
                .post(unknown + "/end")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(GuardedProfile.ENGINEER)
                .contentType("application/x-ndjson")
                .body("{\"url\":\"/a\"}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(unknown + "/entries")
                .then()
                .statusCode(404);
    }
}

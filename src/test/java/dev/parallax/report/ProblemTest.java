package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F9: errors say little, in one form. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class ProblemTest {

    @BeforeEach
    void stage() {
        Stage.current().clear();
    }

    @Test
    void a_call_that_does_not_exist_is_a_404_problem() {
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
    }

    @Test
    void a_path_outside_the_api_that_does_not_exist_is_a_404_page() {
        given().get("/nothing/at/all")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("Not Found"));
    }

    @Test
    void a_wrong_method_is_a_405_problem() {
        given().delete("/api/v1/tenants").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void a_media_type_nobody_can_serve_is_a_406_problem() {
        given().accept("image/png")
                .get("/api/v1/tenants")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void an_unparsable_media_type_is_a_problem() {
        given().header("Accept", "@@")
                .get("/api/v1/tenants")
                .then()
                .contentType("application/problem+json")
                .body(not(containsString("Exception")));
    }

    @Test
    void every_answer_carries_the_security_headers_errors_and_assets_too() {
        for (String path :
                new String[] {"/", "/api/v1/tenants", "/api/v1/nothing", "/assets/parallax.css", "/q/health", "/nothing"
                }) {
            given().get(path)
                    .then()
                    .header("Content-Security-Policy", ResponseHeaders.CONTENT_SECURITY_POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer");
        }
    }
}

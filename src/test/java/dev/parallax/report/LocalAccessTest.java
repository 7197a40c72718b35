package dev.parallax.report;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without tokens the control plane serves its own machine, and no page of another site. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class LocalAccessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:9090",
                "localhost.evil.example",
                "0.0.0.0",
                "[::ffff:1.2.3.4]"
            })
    void a_foreign_name_that_resolves_to_this_machine_is_refused(String host) {
        given().header("Host", host)
                .get("/api/v1/tenants")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:9090", "127.0.0.1", "127.1.2.3:1", "[::1]:9090"})
    void names_of_this_machine_are_served(String host) {
        given().header("Host", host).get("/api/v1/tenants").then().statusCode(200);
    }

    @Test
    void another_site_may_not_post() {
        given().header("Origin", "https://evil.example")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/compare")
                .then()
                .statusCode(403);
    }
}

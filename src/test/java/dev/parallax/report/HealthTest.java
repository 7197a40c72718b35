package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StagedProfile.class)
class HealthTest {

    @BeforeEach
    void stage() {
        Stage.current().clear();
    }

    @Test
    void a_sound_pipeline_is_well_and_says_when_it_last_wrote() {
        given().get("/q/health/well")
                .then()
                .body("checks.find { it.name == 'evidence' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'evidence' }.data.lastFlushAt", equalTo("2026-11-21T10:00:00Z"));
    }

    @Test
    void a_store_that_is_away_is_shown_and_leaves_the_instance_in_traffic() {
        Stage.current().storeIsAway();

        given().get("/q/health")
                .then()
                .statusCode(503)
                .body(
                        "checks.find { it.name == 'evidence' }.data.problem1",
                        equalTo("The evidence store cannot be asked."));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void a_backend_that_nobody_can_reach_is_named() {
        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'backends' }.data.legacy", equalTo("not reachable"))
                .body("checks.find { it.name == 'backends' }.data.candidate", equalTo("not reachable"));
    }
}

package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.SampledPair;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StagedProfile.class)
class SuggestionsApiTest {

    private static final Tenant ACME = new Tenant("acme");

    @BeforeEach
    void clear() {
        Stage.current().clear();
    }

    @Test
    void what_explains_everything_seen_at_a_place_is_proposed() {
        stage(sample("7", "\"7\""), sample("8", "\"8\""), sample("9", "\"9\""));

        String yaml = given().get("/api/v1/rules/suggestions")
                .then()
                .statusCode(200)
                .body("kind", equalTo("rule-suggestions"))
                .body("suggestions", hasSize(1))
                .body("suggestions[0].at", equalTo("$.id"))
                .body("suggestions[0].treatment", equalTo("type: lenient"))
                .body("suggestions[0].evidence", containsString("Explains all 3 differences"))
                .extract()
                .path("suggestions[0].yaml");

        assertThat(RuleBookLoader.parse(List.of(RuleSource.inline("rules:\n" + yaml)))
                        .rules())
                .hasSize(1);
    }

    @Test
    void nothing_is_proposed_where_something_else_differs_too() {
        stage(sample("7", "\"7\""), sample("8", "\"8\""), sample("9", "\"90\""));

        given().get("/api/v1/rules/suggestions").then().statusCode(200).body("suggestions", hasSize(0));
    }

    private static SampledPair sample(String legacy, String candidate) {
        return Staged.sample(ACME, new Target("/api/a"), "{\"id\":" + legacy + "}", "{\"id\":" + candidate + "}");
    }

    private static void stage(SampledPair... samples) {
        DiscrepancyGroup staged = Staged.group("00112233445566aa", "listings.get", "$.id");
        Difference shown = samples[0].differences().get(0);
        DiscrepancyGroup group = new DiscrepancyGroup(
                staged.id(),
                staged.operation(),
                shown.kind(),
                shown.pattern(),
                shown.shape(),
                shown.severity(),
                staged.state(),
                null,
                samples.length,
                1,
                staged.firstSeen(),
                staged.lastSeen());
        Stage.current().put(Staged.detail(group, ACME, samples));
    }
}

package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.parallax.compare.RepeatSink;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.SampledPair;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StagedProfile.class)
class SuggestionsApiTest {

    private static final Tenant ACME = new Tenant("acme");

    private static final RuleBookDigest RULES = new RuleBookDigest("a".repeat(64));

    private static final CapturedRead READ = new CapturedRead(
            new ReadId("0".repeat(32)),
            ACME,
            new Operation(new OperationId("listings.search"), ReadMethod.GET, new PathTemplate("/api/a")),
            new ReadRequest(ReadMethod.GET, new Target("/api/a"), Headers.empty(), Body.empty()),
            Side.LEGACY,
            Origin.PROXY,
            Staged.AT);

    @Inject
    RepeatSink repeats;

    @BeforeEach
    @AfterEach
    void clear() {
        Stage.current().clear();
        // Other rules in force: the noise under the former is forgotten.
        repeats.askedAgain(READ, List.of(), new RuleBookDigest("b".repeat(64)));
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
                .body("suggestions[0].evidence", startsWith("Explains 3 of 3 mismatches, hides 0 others. Of "))
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

    @Test
    void a_place_somebody_found_a_bug_at_gets_no_rule() {
        stage(DiscrepancyState.BUG, sample("7", "\"7\""), sample("8", "\"8\""), sample("9", "\"9\""));

        given().get("/api/v1/rules/suggestions").then().statusCode(200).body("suggestions", hasSize(0));
    }

    @Test
    void where_legacy_differs_from_itself_a_rule_is_proposed_with_how_often() {
        for (int second = 10; second < 13; second++) {
            again("\"2026-11-21T08:30:0" + second % 10 + "Z\"", "\"2026-11-21T08:31:" + second + "Z\"");
        }
        again("1", "1");
        String evidence = "Legacy differs from itself here in 3 of 4 reads asked twice.";

        given().get("/api/v1/rules/suggestions")
                .then()
                .statusCode(200)
                .body("suggestions", hasSize(1))
                .body("suggestions[0].operation", equalTo("listings.search"))
                .body("suggestions[0].at", equalTo("$.id"))
                .body("suggestions[0].treatment", equalTo("instant: {within: 120s}"))
                .body("suggestions[0].ownDifferences", equalTo(3))
                .body("suggestions[0].askedTwice", equalTo(4))
                .body("suggestions[0].evidence", startsWith(evidence));
        given().get("/rules").then().statusCode(200).body(containsString(evidence));
    }

    /** Settling asks legacy a second time. */
    private void again(String once, String second) {
        repeats.askedAgain(READ, sample(once, second).differences(), RULES);
    }

    private static SampledPair sample(String legacy, String candidate) {
        return Staged.sample(ACME, new Target("/api/a"), "{\"id\":" + legacy + "}", "{\"id\":" + candidate + "}");
    }

    private static void stage(SampledPair... samples) {
        stage(DiscrepancyState.OPEN, samples);
    }

    private static void stage(DiscrepancyState state, SampledPair... samples) {
        DiscrepancyGroup staged = Staged.group("00112233445566aa", "listings.get", "$.id");
        Difference shown = samples[0].differences().get(0);
        DiscrepancyGroup group = new DiscrepancyGroup(
                staged.id(),
                staged.operation(),
                shown.kind(),
                shown.pattern(),
                shown.shape(),
                shown.severity(),
                state,
                null,
                samples.length,
                1,
                staged.firstSeen(),
                staged.lastSeen());
        Stage.current().put(Staged.detail(group, ACME, samples));
    }
}

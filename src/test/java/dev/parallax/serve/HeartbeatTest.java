package dev.parallax.serve;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.parallax.capture.DataPlane;
import dev.parallax.compare.BlindComparison;
import dev.parallax.compare.CompareConfig;
import dev.parallax.compare.ComparePipeline;
import dev.parallax.compare.FollowedReads;
import dev.parallax.compare.ObservationSink;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.stage.EvidenceStage;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Heartbeat.Stage;
import dev.parallax.readiness.Readiness;
import dev.parallax.report.StoredProfile;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.shadow.Backends;
import dev.parallax.shadow.ShadowStage;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** D5 through the real stages: a known difference comes through, and whatever stage is broken is named. */
@QuarkusTest
@TestProfile(StoredProfile.class)
class HeartbeatTest {

    private static final Tenant OWN = new Tenant("parallax.heartbeat.test");

    /** A beat that is lost without a trace is lost after so long. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    DataPlane plane;

    @Inject
    ShadowStage shadow;

    @Inject
    ComparePipeline compare;

    @Inject
    CompareConfig compareConfig;

    @Inject
    Backends backends;

    @Inject
    ObservationSink observations;

    @Inject
    FollowedReads followed;

    @Inject
    EvidenceStage evidence;

    @Inject
    EvidenceReader store;

    @Inject
    Readiness judge;

    @Inject
    HeartbeatLoop loop;

    @BeforeEach
    void start() {
        evidence.start();
        compare.start();
        shadow.start();
        plane.start();
        await().until(() -> store.health().sound());
    }

    @AfterEach
    void stop() {
        loop.stop();
        plane.stop();
        shadow.stop();
        compare.stop();
        evidence.stop();
    }

    private Heart heart(Duration patience) {
        return new Heart(
                OWN,
                new Heart.Parts(plane::beat, followed::newestBeat, store::of, judge::of),
                patience,
                Clock.systemUTC());
    }

    private static Optional<Stage> lostAt(Heart heart) throws InterruptedException {
        return heart.beat().map(Heart.Lost::stage);
    }

    @Test
    void a_beat_comes_through_every_stage_though_neither_backend_is_there_and_is_nobody_elses_tenant()
            throws InterruptedException {
        assertThat(heart(LONG).beat()).isEmpty();
        assertThat(heart(LONG).beat()).isEmpty();

        assertThat(store.tenants()).doesNotContain(OWN);
        assertThat(store.all()).noneMatch(known -> known.tenant().equals(OWN));
        given().get("/api/v1/tenants").then().statusCode(200).body("tenants.tenant", not(hasItem(OWN.name())));
        given().get("/api/v1/tenants/" + OWN + "/gate").then().statusCode(404);
        given().get("/api/v1/discrepancies")
                .then()
                .statusCode(200)
                .body("discrepancies.operation", not(hasItem("parallax.heartbeat")));
    }

    @Test
    void a_data_plane_that_is_closed_is_named() throws InterruptedException {
        plane.stop();

        assertThat(lostAt(heart(LONG))).contains(Stage.CAPTURE);
    }

    @Test
    void a_shadow_that_asks_nobody_is_named() throws InterruptedException {
        shadow.stop();

        assertThat(lostAt(heart(SHORT))).contains(Stage.SHADOW);
    }

    @Test
    void a_comparison_that_stands_still_is_named() throws InterruptedException {
        assertThat(heart(LONG).beat()).isEmpty();
        compare.stop();

        assertThat(heart(LONG).beat()).contains(new Heart.Lost(Stage.COMPARE, "it was not compared: shutdown"));
    }

    /** The stage runs, counts and answers; it only sees nothing any more, as after one rule too many. */
    @Test
    void a_comparison_that_is_blinded_by_rules_is_named() throws InterruptedException {
        RuleBook everything = RuleBookLoader.parse(List.of(RuleSource.inline(
                "rules: [{id: all, at: $, ignore: true, because: b, owner: o, approver: a, until: 2027-11-01}]")));
        ComparePipeline blind = BlindComparison.by(() -> everything, compareConfig, backends, observations, followed);
        assertThat(heart(LONG).beat()).isEmpty();
        blind.start();
        QuarkusMock.installMockForInstance(blind, compare);
        try {
            assertThat(heart(LONG).beat())
                    .contains(new Heart.Lost(Stage.COMPARE, "the difference was not seen as one"));
        } finally {
            blind.stop();
        }
    }

    @Test
    void a_store_that_is_not_written_is_named() throws InterruptedException {
        assertThat(heart(LONG).beat()).isEmpty();
        evidence.stop();

        assertThat(lostAt(heart(SHORT))).contains(Stage.STORE);
    }

    @Test
    void a_judge_that_holds_nothing_against_anybody_is_named() throws InterruptedException {
        Heart.Parts blind = new Heart.Parts(plane::beat, followed::newestBeat, store::of, tenant -> Optional.empty());

        assertThat(new Heart(OWN, blind, LONG, Clock.systemUTC()).beat().map(Heart.Lost::stage))
                .contains(Stage.VERDICT);
    }

    @Test
    void the_loop_beats_and_says_so() {
        loop.start();

        await().until(() -> loop.state().lastBeatAt() != null);
        assertThat(loop.state().loss()).isNull();
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("parallax_heartbeat_beats_total{lost=\"no\"}"));
    }

    @Test
    void a_client_can_be_neither_the_heartbeat_nor_its_tenant() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest forged = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + plane.port() + "/parallax-heartbeat/1"))
                .header("Parallax-Heartbeat", "0".repeat(32))
                .header("X-Tenant-Id", "parallax.heartbeat.forged")
                .build();

        int status = client.send(forged, HttpResponse.BodyHandlers.discarding()).statusCode();

        assertThat(status).isEqualTo(502); // passed on like any request, to a backend that is not there
        assertThat(heart(LONG).beat()).isEmpty(); // whatever was captured before it would be stored by now
        assertThat(store.of(new Tenant("parallax.heartbeat.forged"))).isEmpty();
    }
}

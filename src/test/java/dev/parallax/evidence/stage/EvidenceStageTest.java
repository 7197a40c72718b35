package dev.parallax.evidence.stage;

import static dev.parallax.evidence.gather.Reads.LISTING;
import static dev.parallax.evidence.gather.Reads.difference;
import static dev.parallax.evidence.gather.Reads.match;
import static dev.parallax.evidence.gather.Reads.mismatch;
import static dev.parallax.evidence.gather.Reads.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.compare.ObservationSink;
import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyReader;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.Triage;
import dev.parallax.evidence.TriageDecision;
import dev.parallax.evidence.gather.Reads.Builds;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EvidenceProfile.class)
class EvidenceStageTest {

    private static final DiscrepancyReader.Page ALL = new DiscrepancyReader.Page(0, 100);

    @Inject
    EvidenceStage stage;

    @Inject
    ObservationSink sink;

    @Inject
    EvidenceReader reader;

    @Inject
    DiscrepancyReader discrepancies;

    @Inject
    Triage triage;

    @BeforeEach
    void start() {
        stage.start();
        await().until(() -> reader.health().sound());
    }

    @AfterEach
    void stop() {
        stage.stop();
    }

    @Test
    void what_is_observed_can_be_read_a_moment_later_and_the_stage_vouches_for_it() {
        Tenant tenant = new Tenant("stage-acme");
        CapturedRead read = read(tenant, LISTING, "/api/listings/1");
        sink.captured(read);
        sink.observed(match(read, Builds.FIRST));

        await().until(() -> reader.of(tenant)
                .filter(evidence -> evidence.counts().match() == 1)
                .isPresent());
        assertThat(reader.health().problems()).isEmpty();
        assertThat(reader.health().lastFlushAt()).isNotNull();
        assertThat(reader.tenants()).contains(tenant);
    }

    @Test
    void stopping_brings_in_the_last_of_it_and_the_stage_no_longer_vouches() {
        Tenant tenant = new Tenant("stage-last");
        CapturedRead read = read(tenant, LISTING, "/api/listings/1");
        sink.captured(read);
        sink.observed(match(read, Builds.FIRST));

        stage.stop();

        assertThat(reader.of(tenant).orElseThrow().counts().match()).isEqualTo(1);
        assertThat(reader.health().sound()).isFalse();
    }

    @Test
    void discrepancies_are_listed_worst_first_and_one_is_shown_with_its_samples() {
        Tenant tenant = new Tenant("stage-different");
        CapturedRead read = read(tenant, LISTING, "/api/listings/1?token=s3cret&city=Oslo");
        sink.captured(read);
        sink.observed(mismatch(
                read,
                Builds.FIRST,
                difference("$.notes", "changed", Severity.COMPATIBLE),
                difference("$.price", "changed", Severity.BREAKING)));
        DiscrepancyFilter mine = new DiscrepancyFilter(tenant, null, null, null);
        await().until(() -> discrepancies.count(mine) == 2);

        List<DiscrepancyGroup> listed = discrepancies.list(mine, ALL);
        DiscrepancyDetail detail = discrepancies.one(listed.get(0).id()).orElseThrow();

        assertThat(listed)
                .extracting(DiscrepancyGroup::severity)
                .containsExactly(Severity.BREAKING, Severity.COMPATIBLE);
        assertThat(listed.get(0).occurrences()).isEqualTo(1);
        assertThat(listed.get(0).tenants()).isEqualTo(1);
        assertThat(detail.tenants())
                .extracting(DiscrepancyDetail.Meeting::tenant)
                .containsExactly(tenant);
        assertThat(detail.samples()).hasSize(1);
        assertThat(detail.samples().get(0).target().text()).isEqualTo("/api/listings/1?token=[redacted]&city=Oslo");
        assertThat(detail.samples().get(0).differences()).hasSize(2);
        assertThat(detail.samples().get(0).legacy().body())
                .as("bodies are not kept by default")
                .isNull();
        assertThat(discrepancies.list(mine, new DiscrepancyReader.Page(1, 1))).containsExactly(listed.get(1));
        assertThat(discrepancies.list(
                        new DiscrepancyFilter(tenant, LISTING.id(), Severity.BREAKING, DiscrepancyState.OPEN), ALL))
                .containsExactly(listed.get(0));
        assertThat(discrepancies.one(new DiscrepancyId("0000000000000000"))).isEmpty();
    }

    @Test
    void a_decision_changes_the_state_for_every_tenant_and_is_remembered_with_who_and_why() {
        Tenant tenant = new Tenant("stage-decided");
        CapturedRead read = read(tenant, LISTING, "/api/listings/1");
        sink.captured(read);
        sink.observed(mismatch(read, Builds.FIRST, difference("$.decided", "changed", Severity.DEVIATION)));
        DiscrepancyFilter mine = new DiscrepancyFilter(tenant, null, null, null);
        await().until(() -> discrepancies.count(mine) == 1);
        DiscrepancyId id = discrepancies.list(mine, ALL).get(0).id();
        TriageDecision decision = new TriageDecision(
                DiscrepancyState.ACCEPTED,
                LocalDate.of(2027, 3, 31),
                new TriageDecision.Because("ties were never ordered"),
                new TriageDecision.Actor("search"));

        assertThat(triage.decide(id, decision)).isTrue();
        assertThat(triage.decide(new DiscrepancyId("0000000000000000"), decision))
                .isFalse();

        DiscrepancyDetail detail = discrepancies.one(id).orElseThrow();
        assertThat(detail.group().state()).isEqualTo(DiscrepancyState.ACCEPTED);
        assertThat(detail.group().acceptedUntil()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(detail.history())
                .extracting(DiscrepancyDetail.TriageEntry::decision)
                .containsExactly(decision);
        assertThat(reader.of(tenant).orElseThrow().discrepancies().get(0).state())
                .isEqualTo(DiscrepancyState.ACCEPTED);
    }
}

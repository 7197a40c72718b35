package dev.parallax.evidence.store;

import static dev.parallax.evidence.gather.Reads.LISTING;
import static dev.parallax.evidence.gather.Reads.SEARCH;
import static dev.parallax.evidence.gather.Reads.START;
import static dev.parallax.evidence.gather.Reads.mismatch;
import static dev.parallax.evidence.gather.Reads.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.TestStore;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Finding;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.gather.Reads;
import dev.parallax.evidence.gather.Reads.Builds;
import dev.parallax.evidence.gather.RedactedPaths;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Tenant;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept to ask both sides again, and what becomes of a discrepancy when they were. */
class RecheckStoreTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Builds SECOND = new Builds("L1", "C2");
    private static final Map<String, String> HEADERS = Map.of(
            "Accept", "application/json",
            "X-Tenant-Id", "acme",
            "X-Trace", "not named, not kept",
            "Authorization", "Bearer abcdefgh12345678",
            "X-Api-Key", "k-123456");

    private final AddressSource source = new AddressSource(TestStore.database(new ClusterName("recheck_store")));
    private final Limits limits = new Limits(1_000, 200, 3, 1 << 20, 5);
    private final EvidenceStore store = new EvidenceStore(source, limits);
    private final StoredEvidence stored =
            new StoredEvidence(source, Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC));
    private final Gatherer gatherer = new Gatherer(
            new Evidencing(
                    List.of(),
                    List.of(),
                    RedactedPaths.NONE,
                    false,
                    List.of("Accept", "X-Tenant-Id", "Authorization", "X-Api-Key")),
            limits);
    private long boot;
    private long sequence;

    @BeforeEach
    void register() throws SQLException {
        store.migrate();
        boot = store.register(new InstanceId("here"));
    }

    /** Whatever changed what is known, a reader that remembers must not be behind one that does not. */
    @AfterEach
    void what_was_remembered_is_what_is_there() {
        StoredEvidence fresh = new StoredEvidence(source, Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC));
        assertThat(stored.all()).isEqualTo(fresh.all());
        stored.tenants().forEach(tenant -> assertThat(stored.of(tenant)).isEqualTo(fresh.of(tenant)));
    }

    @Test
    void a_few_distinct_recent_reads_of_each_operation_are_kept_without_credentials() throws SQLException {
        for (int flush = 0; flush < 4; flush++) {
            for (int i = 0; i < 100; i++) {
                pass(read(LISTING, "/api/listings/" + i % 50, Origin.PROXY, START));
            }
            flush();
        }
        pass(read(SEARCH, "/api/listings?city=Oslo", Origin.MIRROR, START));
        flush();

        List<RepeatableRead> kept = stored.repeatable(ACME, Optional.empty());
        List<RepeatableRead> ofOne = stored.repeatable(ACME, Optional.of(SEARCH.id()));

        assertThat(kept).hasSize(6).doesNotHaveDuplicates();
        assertThat(kept).allSatisfy(read -> {
            assertThat(read.tenant()).isEqualTo(ACME);
            assertThat(read.request().headers().grouped())
                    .containsOnlyKeys("accept", "x-tenant-id")
                    .containsEntry("x-tenant-id", List.of("acme"));
        });
        assertThat(ofOne).extracting(read -> read.request().target().text()).containsExactly("/api/listings?city=Oslo");
    }

    @Test
    void a_new_days_reads_take_the_place_of_older_ones_and_the_rest_expires() throws SQLException {
        for (int i = 0; i < 50; i++) {
            pass(read(LISTING, "/api/listings/" + i, Origin.PROXY, START));
        }
        flush();
        Instant nextDay = START.plus(Duration.ofDays(1));
        pass(read(LISTING, "/api/listings/900", Origin.PROXY, nextDay));
        pass(read(LISTING, "/api/listings/901", Origin.PROXY, nextDay));
        flush();

        List<RepeatableRead> kept = stored.repeatable(ACME, Optional.empty());
        store.keepHouse(LocalDate.of(2026, 3, 1), Duration.ofDays(1), Duration.ofDays(400));

        assertThat(kept).hasSize(5);
        assertThat(kept.subList(0, 2))
                .extracting(read -> read.request().target().text())
                .containsExactlyInAnyOrder("/api/listings/900", "/api/listings/901");
        assertThat(stored.repeatable(ACME, Optional.empty()))
                .as("they are from March, which is long ago")
                .isEmpty();
    }

    @Test
    void reads_that_hold_a_secret_and_parallaxs_own_are_not_kept() throws SQLException {
        pass(read(LISTING, "/api/listings/1?access_token=s3cret", Origin.PROXY, START));
        pass(read(LISTING, "/api/listings/2", Origin.RECHECK, START));
        pass(read(LISTING, "/api/listings/3", Origin.HEARTBEAT, START));
        differ(read(LISTING, "/api/listings/4?password=s3cret", Origin.PROXY, START), Builds.FIRST);
        flush();

        assertThat(stored.repeatable(ACME, Optional.empty())).isEmpty();
    }

    @Test
    void the_reads_that_showed_a_discrepancy_can_be_asked_again() throws SQLException {
        Finding finding = differ(read(LISTING, "/api/listings/1", Origin.PROXY, START), Builds.FIRST);
        flush();
        DiscrepancyId id = finding.discrepancies().iterator().next();

        List<RepeatableRead> showing = stored.showing(id);

        assertThat(showing).hasSize(1);
        assertThat(showing.get(0).showed()).isEqualTo(Set.of(id));
        assertThat(showing.get(0).request().target().text()).isEqualTo("/api/listings/1");
        assertThat(stored.repeatable(ACME, Optional.empty()))
                .as("the same read, kept twice, is asked once")
                .isEqualTo(showing);
    }

    @Test
    void asked_again_often_enough_under_a_new_build_it_is_fixed_and_regressed_when_it_is_met_once_more()
            throws SQLException {
        DiscrepancyId id = differ(read(LISTING, "/api/listings/1", Origin.PROXY, START), Builds.FIRST)
                .discrepancies()
                .iterator()
                .next();
        flush();
        for (int i = 0; i < 2; i++) {
            retry(id);
        }
        flush();
        store.findFixes();
        assertThat(state(id)).as("two tries are too few").isEqualTo("OPEN");
        assertThat(stored.of(ACME).orElseThrow().discrepancies()).hasSize(1);

        retry(id);
        flush();
        assertThat(stored.of(ACME).orElseThrow().discrepancies())
                .as("no longer in the way")
                .isEmpty();
        store.findFixes();
        assertThat(state(id)).isEqualTo("FIXED");

        Builds third = new Builds("L1", "C3");
        match(third, 1);
        assertThat(stored.of(ACME).orElseThrow().discrepancies())
                .as("a deploy does not bring it back")
                .isEmpty();
        differ(read(LISTING, "/api/listings/7", Origin.PROXY, START.plusSeconds(200)), third);
        flush();

        assertThat(state(id)).isEqualTo("REGRESSED");
        assertThat(stored.of(ACME).orElseThrow().discrepancies())
                .extracting(TenantDiscrepancy::occurrences)
                .containsExactly(1L);
    }

    @Test
    void what_has_not_changed_is_not_read_again_and_what_has_is() throws SQLException {
        Tenant other = new Tenant("other");
        pass(read(LISTING, "/api/listings/1", Origin.PROXY, START));
        pass(Reads.read(other, LISTING, "/api/listings/1"));
        DiscrepancyId id = differ(Reads.read(other, LISTING, "/api/listings/2"), Builds.FIRST)
                .discrepancies()
                .iterator()
                .next();
        flush();
        List<TenantEvidence> before = stored.all();

        decide(id);
        List<TenantEvidence> after = stored.all();

        assertThat(after.get(0)).as("not concerned").isSameAs(before.get(0));
        assertThat(after.get(1).discrepancies().get(0).state()).isEqualTo(DiscrepancyState.NOISE);
        assertThat(stored.of(other)).containsSame(after.get(1));
    }

    private void decide(DiscrepancyId id) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("update discrepancy set state = 'NOISE' where id = ?")) {
            statement.setString(1, id.hex());
            statement.executeUpdate();
        }
    }

    @Test
    void it_is_fixed_as_such_only_when_it_is_for_every_tenant_that_met_it() throws SQLException {
        Tenant other = new Tenant("other");
        DiscrepancyId id = differ(read(LISTING, "/api/listings/1", Origin.PROXY, START), Builds.FIRST)
                .discrepancies()
                .iterator()
                .next();
        differ(Reads.read(other, LISTING, "/api/listings/1"), Builds.FIRST);
        flush();
        for (int i = 0; i < 3; i++) {
            retry(id);
        }
        flush();
        store.findFixes();

        assertThat(state(id)).isEqualTo("OPEN");
        assertThat(stored.of(ACME).orElseThrow().discrepancies()).isEmpty();
        assertThat(stored.of(other).orElseThrow().discrepancies()).hasSize(1);

        store.erase(other);
        store.findFixes();
        assertThat(state(id)).isEqualTo("FIXED");
    }

    @Test
    void the_sql_and_the_code_agree_on_what_is_fixed() throws SQLException {
        DiscrepancyId id = differ(read(LISTING, "/api/listings/1", Origin.PROXY, START), Builds.FIRST)
                .discrepancies()
                .iterator()
                .next();
        for (int i = 0; i < 9; i++) {
            pass(read(LISTING, "/api/listings/" + i, Origin.PROXY, START));
        }
        flush();
        for (int tries = 1; tries <= 31; tries++) {
            match(SECOND, tries);
            boolean fixed = stored.of(ACME).orElseThrow().discrepancies().isEmpty();
            store.findFixes();
            assertThat(state(id).equals("FIXED")).as("after %d tries", tries).isEqualTo(fixed);
        }
        assertThat(state(id)).isEqualTo("FIXED");
    }

    private void retry(DiscrepancyId id) {
        CapturedRead again = read(LISTING, "/api/listings/1", Origin.RECHECK, START.plusSeconds(100));
        gatherer.captured(again);
        Finding finding = gatherer.observed(Reads.match(again, SECOND));
        assertThat(finding.discrepancies()).isEmpty();
        gatherer.retried(id, ACME, finding.epoch());
    }

    private void match(Builds builds, int second) throws SQLException {
        CapturedRead read = read(LISTING, "/api/listings/2", Origin.PROXY, START.plusSeconds(100 + second));
        gatherer.captured(read);
        gatherer.observed(Reads.match(read, builds));
        flush();
    }

    private void pass(CapturedRead read) {
        gatherer.captured(read);
        gatherer.observed(Reads.match(read, Builds.FIRST));
    }

    private Finding differ(CapturedRead read, Builds builds) {
        gatherer.captured(read);
        return gatherer.observed(mismatch(read, builds, value("$.price", "changed")));
    }

    private static CapturedRead read(Operation operation, String target, Origin origin, Instant at) {
        CapturedRead read = Reads.read(ACME, operation, target, origin, at);
        ReadRequest request = read.request();
        return new CapturedRead(
                read.id(),
                read.tenant(),
                read.operation(),
                new ReadRequest(request.method(), request.target(), Headers.of(HEADERS), request.body()),
                read.serving(),
                read.origin(),
                read.at());
    }

    private void flush() throws SQLException {
        assertThat(store.write(new BatchId(boot, ++sequence), gatherer.drain(START), 100))
                .isEqualTo(Receipt.APPLIED);
        assertThat(store.unaccounted()).isZero();
    }

    private String state(DiscrepancyId id) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("select state from discrepancy where id = ?")) {
            statement.setString(1, id.hex());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}

package dev.parallax.evidence.store;

import static dev.parallax.evidence.gather.Reads.LISTING;
import static dev.parallax.evidence.gather.Reads.SEARCH;
import static dev.parallax.evidence.gather.Reads.START;
import static dev.parallax.evidence.gather.Reads.masked;
import static dev.parallax.evidence.gather.Reads.match;
import static dev.parallax.evidence.gather.Reads.mismatch;
import static dev.parallax.evidence.gather.Reads.read;
import static dev.parallax.evidence.gather.Reads.skipped;
import static dev.parallax.evidence.gather.Reads.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.TestStore;
import dev.parallax.compare.Observation;
import dev.parallax.evidence.Counts;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.RunningBuilds;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.gather.Reads.Builds;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes into the store comes out of it, once, against the real server. */
class EvidenceStoreTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final InstanceId HERE = new InstanceId("here");
    private static final InstanceId THERE = new InstanceId("there");
    private static final long LEASE = 100;

    /** Mismatches of a flood: at full size, a million. */
    private static final int FLOOD = Integer.getInteger("parallax.flood.mismatches", 600);

    private final AddressSource source = new AddressSource(TestStore.database(new ClusterName("evidence_store")));
    private final EvidenceStore store = new EvidenceStore(source, Limits.DEFAULT);
    private final StoredEvidence stored =
            new StoredEvidence(source, Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC));
    private final Gatherer gatherer = new Gatherer(new Evidencing(List.of(), List.of(), false), Limits.DEFAULT);
    private long boot;
    private long sequence;

    @BeforeEach
    void register() throws SQLException {
        store.migrate();
        boot = store.register(HERE);
    }

    /** Whatever changed what is known, a reader that remembers must not be behind one that does not. */
    @AfterEach
    void what_was_remembered_is_what_is_there() {
        StoredEvidence fresh = new StoredEvidence(source, Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC));
        assertThat(stored.all()).isEqualTo(fresh.all());
        stored.tenants().forEach(tenant -> assertThat(stored.of(tenant)).isEqualTo(fresh.of(tenant)));
    }

    @Test
    void outcomes_come_back_by_operation_and_add_up() throws SQLException {
        for (int i = 0; i < 10; i++) {
            pass(read(ACME, LISTING, "/api/listings/" + i), true);
        }
        pass(read(ACME, LISTING, "/api/listings/3"), false);
        skip(read(ACME, SEARCH, "/api/listings?q=x"), SkipReason.SHED);
        gatherer.captured(read(ACME, SEARCH, "/api/listings?q=y"));

        flush();

        TenantEvidence evidence = stored.of(ACME).orElseThrow();
        assertThat(evidence.operations())
                .extracting(OperationEvidence::operation)
                .containsExactly(new OperationId("listings.get"), new OperationId("listings.search"));
        OperationEvidence listing = evidence.operations().get(0);
        assertThat(listing.counts()).isEqualTo(new Counts(11, 10, 1, 0, 0, Map.of(), 0, 0));
        assertThat(listing.distinctCases()).isEqualTo(10);
        assertThat(listing.seenOnce()).isEqualTo(10);
        assertThat(listing.mismatchedCases()).isEqualTo(1);
        assertThat(listing.servedReads()).isEqualTo(11);
        assertThat(listing.lastComparedAt()).isEqualTo(START);
        assertThat(listing.latency().pairs()).isEqualTo(11);
        assertThat(listing.latency().candidateP50()).isBetween(Duration.ofMillis(19), Duration.ofMillis(21));
        assertThat(evidence.operations().get(1).counts())
                .isEqualTo(new Counts(2, 0, 0, 0, 0, Map.of(SkipReason.SHED, 1L), 1, 0));
        assertThat(evidence.counts().unaccounted()).isZero();
        assertThat(evidence.epoch().buildsKnown()).isTrue();
        assertThat(evidence.mixedBuilds()).isFalse();
        assertThat(stored.all()).containsExactly(evidence);
        assertThat(stored.tenants()).containsExactly(ACME);
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void flushes_add_up() throws SQLException {
        for (int flush = 0; flush < 3; flush++) {
            for (int i = 0; i < 5; i++) {
                pass(read(ACME, LISTING, "/api/listings/" + i), true);
            }
            skip(read(ACME, LISTING, "/api/listings/9"), flush == 0 ? SkipReason.SHED : SkipReason.BUDGET);
            flush();
        }

        OperationEvidence listing = stored.of(ACME).orElseThrow().operations().get(0);
        assertThat(listing.counts())
                .isEqualTo(new Counts(18, 15, 0, 0, 0, Map.of(SkipReason.SHED, 1L, SkipReason.BUDGET, 2L), 0, 0));
        assertThat(listing.distinctCases()).isEqualTo(5);
        assertThat(listing.seenOnce()).isZero();
        assertThat(listing.latency().pairs()).isEqualTo(15);
        assertThat(listing.servedReads()).isEqualTo(18);
    }

    @Test
    void a_batch_that_is_sent_again_counts_once_C3() throws SQLException {
        pass(read(ACME, LISTING, "/api/listings/1"), true);
        Batch batch = gatherer.drain(START);

        assertThat(store.write(new BatchId(boot, 1), batch, LEASE)).isEqualTo(Receipt.APPLIED);
        assertThat(store.write(new BatchId(boot, 1), batch, LEASE)).isEqualTo(Receipt.ALREADY_APPLIED);

        assertThat(counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, Map.of(), 0, 0));
    }

    @Test
    void a_run_that_was_taken_for_dead_and_comes_back_counts_nothing_twice_C7() throws SQLException {
        CapturedRead slow = read(ACME, LISTING, "/api/listings/1");
        gatherer.captured(slow);
        flush();
        store.register(HERE);
        assertThat(counts().crashGap()).as("given up by the store").isEqualTo(1);

        gatherer.observed(match(slow, Builds.FIRST));
        flush();

        assertThat(counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, Map.of(), 0, 0));
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void a_run_the_store_does_not_know_is_refused() throws SQLException {
        pass(read(ACME, LISTING, "/api/listings/1"), true);

        assertThat(store.write(new BatchId(boot + 1_000, 1), gatherer.drain(START), LEASE))
                .isEqualTo(Receipt.FENCED);
        assertThat(stored.of(ACME)).isEmpty();
    }

    @Test
    void what_was_in_flight_when_a_run_died_is_its_crash_gap_C3() throws SQLException {
        pass(read(ACME, LISTING, "/api/listings/1"), true);
        gatherer.captured(read(ACME, LISTING, "/api/listings/2"));
        flush();

        store.register(HERE);

        assertThat(counts()).isEqualTo(new Counts(2, 1, 0, 0, 0, Map.of(), 0, 1));
        assertThat(counts().unaccounted()).isZero();
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void two_instances_add_to_the_same_rows_C7() throws SQLException {
        long other = store.register(THERE);
        Gatherer elsewhere = new Gatherer(new Evidencing(List.of(), List.of(), false), Limits.DEFAULT);
        for (int i = 0; i < 4; i++) {
            pass(read(ACME, LISTING, "/api/listings/" + i), true);
            CapturedRead read = read(ACME, LISTING, "/api/listings/" + (i + 2));
            elsewhere.captured(read);
            elsewhere.observed(match(read, Builds.FIRST));
        }

        flush();
        store.write(new BatchId(other, 1), elsewhere.drain(START), LEASE);

        OperationEvidence listing = stored.of(ACME).orElseThrow().operations().get(0);
        assertThat(listing.counts().match()).isEqualTo(8);
        assertThat(listing.distinctCases()).isEqualTo(6);
        assertThat(listing.seenOnce()).isEqualTo(4);
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void equal_differences_of_many_reads_and_tenants_are_one_discrepancy_with_an_exact_count_C6() throws SQLException {
        Tenant other = new Tenant("other");
        for (int i = 0; i < FLOOD; i++) {
            CapturedRead read = read(i % 2 == 0 ? ACME : other, LISTING, "/api/listings/" + i);
            gatherer.captured(read);
            gatherer.observed(mismatch(
                    read,
                    Builds.FIRST,
                    value("$.items[*].price", "number became string"),
                    value("$.items[*].price", "number became string")));
            if (i % (FLOOD / 5) == 0) {
                flush();
            }
        }
        flush();

        List<TenantDiscrepancy> mine = stored.of(ACME).orElseThrow().discrepancies();
        List<TenantDiscrepancy> theirs = stored.of(other).orElseThrow().discrepancies();
        assertThat(mine).hasSize(1);
        assertThat(mine.get(0).occurrences()).isEqualTo(FLOOD / 2);
        assertThat(theirs.get(0).occurrences()).isEqualTo(FLOOD / 2);
        assertThat(theirs.get(0).id()).isEqualTo(mine.get(0).id());
        assertThat(number("select count(*) from discrepancy")).isEqualTo(1);
        assertThat(number("select count(*) from sample")).isEqualTo(2L * Limits.DEFAULT.samplesPerDiscrepancy());
    }

    @Test
    void too_many_different_discrepancies_are_only_counted_and_say_so_C6() throws SQLException {
        int limit = Limits.DEFAULT.discrepanciesPerTenant();
        for (int i = 0; i < FLOOD; i++) {
            CapturedRead read = read(ACME, LISTING, "/api/listings/1");
            gatherer.captured(read);
            gatherer.observed(mismatch(
                    read, Builds.FIRST, value("$.field" + (char) ('a' + i % 26) + i + "x", "changed")));
            if (i % (FLOOD / 5) == limit / 2) {
                flush();
            }
        }
        flush();

        TenantEvidence evidence = stored.of(ACME).orElseThrow();
        assertThat(evidence.overflow()).isTrue();
        assertThat(evidence.discrepancies()).hasSize(limit);
        assertThat(evidence.counts().mismatch()).isEqualTo(FLOOD);
        assertThat(number("select overflow from tenant_epoch")).isEqualTo(FLOOD - limit);
        assertThat(number("select count(*) from discrepancy")).isEqualTo(limit);
        assertThat(number("select count(*) from sample")).isLessThanOrEqualTo(limit);
    }

    @Test
    void a_new_build_starts_a_new_epoch_and_a_mixed_fleet_is_seen() throws SQLException {
        Builds second = new Builds("L1", "C2");
        pass(read(ACME, LISTING, "/api/listings/1"), false);
        flush();
        CapturedRead later = at(LISTING, 3_600);
        gatherer.captured(later);
        gatherer.observed(match(later, second));
        flush();

        TenantEvidence evidence = stored.of(ACME).orElseThrow();
        assertThat(evidence.epoch().candidate().value()).isEqualTo("C2");
        assertThat(evidence.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, Map.of(), 0, 0));
        assertThat(evidence.mixedBuilds()).isFalse();
        assertThat(evidence.operations().get(0).servedReads()).isEqualTo(2);

        CapturedRead old = at(LISTING, 3_700);
        gatherer.captured(old);
        gatherer.observed(match(old, Builds.FIRST));
        flush();

        assertThat(stored.of(ACME).orElseThrow().mixedBuilds()).isTrue();
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void the_builds_that_run_are_those_of_the_newest_read_of_any_tenant_or_declared_since() throws SQLException {
        assertThat(stored.running()).isEqualTo(RunningBuilds.UNKNOWN);
        pass(read(ACME, LISTING, "/api/listings/1"), true);
        flush();
        assertThat(stored.running()).isEqualTo(new RunningBuilds(new BuildId("L1"), new BuildId("C1")));

        CapturedRead elsewhere = read(new Tenant("birch"), LISTING, "/1", Origin.PROXY, START.plusSeconds(60));
        gatherer.captured(elsewhere);
        gatherer.observed(match(elsewhere, new Builds("L1", "C2")));
        CapturedRead own =
                read(new Tenant(Tenant.HEARTBEAT_PREFIX + "x"), LISTING, "/1", Origin.HEARTBEAT, START.plusSeconds(90));
        gatherer.captured(own);
        gatherer.observed(match(own, new Builds("H", "H")));
        flush();
        assertThat(stored.running()).isEqualTo(new RunningBuilds(new BuildId("L1"), new BuildId("C2")));

        store.declare(Side.LEGACY, new BuildId("L2"));
        assertThat(stored.running()).isEqualTo(new RunningBuilds(new BuildId("L2"), new BuildId("C2")));

        CapturedRead later =
                read(ACME, LISTING, "/1", Origin.PROXY, Instant.now().plusSeconds(60));
        gatherer.captured(later);
        gatherer.observed(match(later, new Builds("L3", "C3")));
        flush();
        assertThat(stored.running())
                .as("what answers has the last word")
                .isEqualTo(new RunningBuilds(new BuildId("L3"), new BuildId("C3")));
    }

    @Test
    void when_the_rules_change_matches_that_leaned_on_the_old_ones_count_no_longer_D10() throws SQLException {
        for (int i = 0; i < 40; i++) {
            CapturedRead read = read(ACME, LISTING, "/api/listings/" + i);
            gatherer.captured(read);
            gatherer.observed(
                    masked(read, Builds.FIRST, new Masked(new RuleId("ties"), new PathPattern("$.items"), 1)));
        }
        flush();
        assertThat(stored.of(ACME).orElseThrow().operations().get(0).maskedMatches())
                .isEqualTo(40);

        CapturedRead later = at(LISTING, 3_600);
        Observation match = match(later, Builds.FIRST);
        gatherer.captured(later);
        gatherer.observed(new Observation(
                later,
                match.settledPair(),
                match.outcome(),
                List.of(),
                new RuleBookDigest("b".repeat(64)),
                match.at()));
        flush();

        OperationEvidence listing = stored.of(ACME).orElseThrow().operations().get(0);
        assertThat(listing.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, Map.of(), 0, 0));
        assertThat(listing.maskedMatches()).isZero();
        assertThat(listing.distinctCases()).isEqualTo(1);
        assertThat(number("select matches from rule_use where rule = 'ties'")).isEqualTo(40);
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void a_discrepancy_is_fixed_only_when_the_new_build_was_tried_often_enough() throws SQLException {
        Builds second = new Builds("L1", "C2");
        for (int i = 0; i < 100; i++) {
            pass(read(ACME, LISTING, "/api/listings/" + i), i % 10 != 0);
        }
        flush();
        assertThat(stored.of(ACME).orElseThrow().discrepancies()).hasSize(1);

        retry(second, 29);
        assertThat(stored.of(ACME).orElseThrow().discrepancies())
                .extracting(TenantDiscrepancy::occurrences)
                .containsExactly(0L);

        retry(second, 1);
        assertThat(stored.of(ACME).orElseThrow().discrepancies()).isEmpty();
    }

    private void retry(Builds builds, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            CapturedRead read = at(LISTING, 3_600 + i);
            gatherer.captured(read);
            gatherer.observed(match(read, builds));
        }
        flush();
    }

    private static CapturedRead at(dev.parallax.exchange.Operation operation, long seconds) {
        return read(ACME, operation, "/api/listings/1", dev.parallax.exchange.Origin.PROXY, START.plusSeconds(seconds));
    }

    private void pass(CapturedRead read, boolean match) {
        gatherer.captured(read);
        gatherer.observed(
                match ? match(read, Builds.FIRST) : mismatch(read, Builds.FIRST, value("$.price", "changed")));
    }

    private void skip(CapturedRead read, SkipReason reason) {
        gatherer.captured(read);
        gatherer.observed(skipped(read, reason));
    }

    private void flush() throws SQLException {
        assertThat(store.write(new BatchId(boot, ++sequence), gatherer.drain(START), LEASE))
                .isEqualTo(Receipt.APPLIED);
    }

    private Counts counts() {
        return stored.of(ACME).orElseThrow().counts();
    }

    private long number(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

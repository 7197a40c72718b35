package dev.parallax.evidence.stage;

import static dev.parallax.evidence.gather.Reads.LISTING;
import static dev.parallax.evidence.gather.Reads.START;
import static dev.parallax.evidence.gather.Reads.match;
import static dev.parallax.evidence.gather.Reads.mismatch;
import static dev.parallax.evidence.gather.Reads.read;
import static dev.parallax.evidence.gather.Reads.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.TestStore;
import dev.parallax.evidence.Counts;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.gather.Reads.Builds;
import dev.parallax.evidence.spool.Spool;
import dev.parallax.evidence.store.AddressSource;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.evidence.store.InstanceId;
import dev.parallax.evidence.store.StoredEvidence;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Tenant;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that goes away and comes back, and Parallax dying meanwhile. */
class OutageTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final ClusterName DATABASE = new ClusterName("outage");

    private final SettableClock clock = new SettableClock();
    private final AddressSource source = new AddressSource(TestStore.database(DATABASE));
    private final EvidenceStore store = new EvidenceStore(source, Limits.DEFAULT);
    private final StoredEvidence stored = new StoredEvidence(source, clock);
    private Gatherer gatherer = new Gatherer(new Evidencing(List.of(), List.of(), true), Limits.DEFAULT);
    private Flusher flusher;

    @TempDir
    Path directory;

    @BeforeEach
    void run() throws IOException {
        flusher = flusher(1 << 24);
        flusher.flush();
    }

    @Test
    void ten_minutes_without_the_store_lose_nothing_C2() throws Exception {
        pass(10);
        flusher.flush();
        storeGoesAway();
        for (int minute = 0; minute < 10; minute++) {
            pass(10);
            flusher.flush();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(flusher.state().failure()).as("the fault fired").isNotNull();
        assertThat(spooled()).isPositive();

        storeComesBack();
        flusher.flush();

        assertThat(flusher.state().failure()).isNull();
        assertThat(counts()).isEqualTo(new Counts(110, 99, 11, 0, 0, Map.of(), 0, 0));
        assertThat(spooled()).isZero();
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void a_kill_during_an_outage_loses_only_what_was_not_spooled_and_says_how_much_was_in_flight_C3() throws Exception {
        storeGoesAway();
        gatherer.captured(read(ACME, LISTING, "/api/listings/in-flight"));
        pass(20);
        flusher.flush();
        clock.advance(Duration.ofSeconds(6));
        flusher.flush();
        assertThat(spooled()).isEqualTo(1);

        storeComesBack();
        gatherer = new Gatherer(new Evidencing(List.of(), List.of(), true), Limits.DEFAULT);
        Flusher successor = flusher(1 << 24);
        successor.flush();

        assertThat(counts()).isEqualTo(new Counts(21, 18, 2, 0, 0, Map.of(), 0, 1));
        assertThat(spooled()).isZero();
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void a_full_spool_keeps_evidence_in_memory_and_says_so_C4() throws Exception {
        flusher = flusher(100);
        flusher.flush();
        storeGoesAway();
        for (int minute = 0; minute < 5; minute++) {
            pass(10);
            flusher.flush();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(spooled()).isZero();
        assertThat(flusher.state().spoolFull()).isTrue();

        storeComesBack();
        flusher.flush();
        flusher.flush();

        assertThat(counts()).isEqualTo(new Counts(50, 45, 5, 0, 0, Map.of(), 0, 0));
        assertThat(flusher.state().spoolFull()).isFalse();
    }

    @Test
    void a_damaged_spooled_batch_is_set_aside_and_counted_and_hinders_no_other() throws Exception {
        storeGoesAway();
        for (int round = 0; round < 3; round++) {
            pass(10);
            flusher.flush();
            clock.advance(Duration.ofSeconds(6));
            flusher.flush();
        }
        assertThat(spooled()).isEqualTo(3);
        Path first = batches().get(0);
        try (RandomAccessFile file = new RandomAccessFile(first.toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(file.read() ^ 0x5A);
        }

        storeComesBack();
        Spool spool = new Spool(directory.resolve("spool"), 1 << 24);
        flusher = new Flusher(store, gatherer, spool, new InstanceId("here"), clock);
        flusher.flush();

        assertThat(spool.damaged()).isEqualTo(1);
        assertThat(counts().match()).isEqualTo(18);
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void clock_jumps_lose_nothing_C11() throws Exception {
        for (Duration jump :
                List.of(Duration.ofDays(3), Duration.ofDays(-30), Duration.ofMinutes(-1), Duration.ofDays(400))) {
            clock.advance(jump);
            pass(10);
            flusher.flush();
        }

        assertThat(counts()).isEqualTo(new Counts(40, 36, 4, 0, 0, Map.of(), 0, 0));
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void an_erased_tenant_is_gone_from_store_memory_and_spool_and_begins_anew_B8() throws Exception {
        Tenant other = new Tenant("other");
        pass(10);
        CapturedRead kept = read(other, LISTING, "/api/listings/1");
        gatherer.captured(kept);
        gatherer.observed(match(kept, Builds.FIRST));
        CapturedRead slow = read(ACME, LISTING, "/api/listings/1");
        gatherer.captured(slow);
        flusher.flush();
        pass(10);

        assertThat(flusher.erase(ACME)).isTrue();
        flusher.flush();
        assertThat(stored.of(other)).isPresent();
        assertThat(stored.of(ACME).map(evidence -> evidence.counts().match()).orElse(0L))
                .isZero();
        assertThat(stored.of(ACME)
                        .map(evidence -> evidence.discrepancies().size())
                        .orElse(0))
                .isZero();

        gatherer.observed(match(slow, Builds.FIRST));
        flusher.flush();
        assertThat(stored.of(ACME)).as("a read from before counts for nothing").isEmpty();
        assertThat(gatherer.captured()).isEqualTo(gatherer.settled() + gatherer.inFlight());
        assertThat(gatherer.strays()).isZero();
        pass(10);
        flusher.flush();
        assertThat(counts()).isEqualTo(new Counts(10, 9, 1, 0, 0, Map.of(), 0, 0));
        assertThat(store.unaccounted()).isZero();
        assertThat(flusher.erase(new Tenant("nobody"))).isFalse();
    }

    @Test
    void an_erased_tenant_is_forgotten_by_every_instance_on_the_store_their_spools_included_B8() throws Exception {
        Gatherer elsewhere = new Gatherer(new Evidencing(List.of(), List.of(), true), Limits.DEFAULT);
        Path there = directory.resolve("there");
        Flusher other = new Flusher(store, elsewhere, new Spool(there, 1 << 24), new InstanceId("there"), clock);
        other.flush();
        storeGoesAway();
        pass(10, elsewhere);
        other.flush();
        clock.advance(Duration.ofSeconds(6));
        other.flush();
        assertThat(batches(there)).as("spooled by the other instance").hasSize(1);
        storeComesBack();
        pass(10, elsewhere);
        CapturedRead slow = read(ACME, LISTING, "/api/listings/slow");
        elsewhere.captured(slow);
        pass(10);
        flusher.flush();

        assertThat(flusher.erase(ACME)).isTrue();
        pass(10);
        flusher.flush();
        other.flush();
        elsewhere.observed(match(slow, Builds.FIRST));
        other.flush();

        assertThat(other.state().failure()).isNull();
        assertThat(batches(there)).isEmpty();
        assertThat(counts())
                .as("only what this instance read since")
                .isEqualTo(new Counts(10, 9, 1, 0, 0, Map.of(), 0, 0));
        assertThat(store.unaccounted()).isZero();
        pass(10, elsewhere);
        other.flush();
        assertThat(counts()).isEqualTo(new Counts(20, 18, 2, 0, 0, Map.of(), 0, 0));
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void an_instance_that_was_down_forgets_what_it_had_spooled_of_an_erased_tenant_B8() throws Exception {
        pass(10);
        flusher.flush();
        storeGoesAway();
        pass(10);
        flusher.flush();
        clock.advance(Duration.ofSeconds(6));
        flusher.flush();
        assertThat(spooled()).isEqualTo(1);
        storeComesBack();

        assertThat(store.erase(ACME)).as("told by another instance").isTrue();
        gatherer = new Gatherer(new Evidencing(List.of(), List.of(), true), Limits.DEFAULT);
        flusher = flusher(1 << 24);
        flusher.flush();

        assertThat(flusher.state().failure()).isNull();
        assertThat(spooled()).isZero();
        assertThat(stored.of(ACME)).isEmpty();
    }

    @Test
    void house_is_kept_without_unbalancing_the_books() throws Exception {
        for (int build = 0; build < 13; build++) {
            for (int i = 0; i < 5; i++) {
                CapturedRead read = read(
                        ACME,
                        LISTING,
                        "/api/listings/" + i,
                        dev.parallax.exchange.Origin.PROXY,
                        START.plusSeconds(60L * build));
                gatherer.captured(read);
                gatherer.observed(match(read, new Builds("L1", "C" + build)));
            }
            flusher.flush();
        }

        store.keepHouse(START.atOffset(ZoneOffset.UTC).toLocalDate(), Duration.ofDays(14), Duration.ofDays(400));
        store.keepHouse(
                START.atOffset(ZoneOffset.UTC).toLocalDate().plusMonths(2), Duration.ofDays(14), Duration.ofDays(400));

        assertThat(counts()).isEqualTo(new Counts(5, 5, 0, 0, 0, Map.of(), 0, 0));
        assertThat(store.unaccounted()).isZero();
        pass(10);
        flusher.flush();
        assertThat(store.unaccounted()).isZero();
    }

    private Flusher flusher(long spoolBytes) throws IOException {
        return new Flusher(
                store, gatherer, new Spool(directory.resolve("spool"), spoolBytes), new InstanceId("here"), clock);
    }

    /** One in ten differs. */
    private void pass(int reads) {
        pass(reads, gatherer);
    }

    private static void pass(int reads, Gatherer gatherer) {
        for (int i = 0; i < reads; i++) {
            CapturedRead read = read(ACME, LISTING, "/api/listings/" + i);
            gatherer.captured(read);
            gatherer.observed(
                    i % 10 == 0
                            ? mismatch(read, Builds.FIRST, value("$.price", "changed"))
                            : match(read, Builds.FIRST));
        }
    }

    private void storeGoesAway() throws SQLException {
        administer("alter database " + DATABASE + " allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + DATABASE + "'");
    }

    private void storeComesBack() throws SQLException {
        administer("alter database " + DATABASE + " allow_connections true");
    }

    private static void administer(String sql) throws SQLException {
        try (Connection connection = new AddressSource(TestStore.maintenance()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Counts counts() {
        return stored.of(ACME).orElseThrow().counts();
    }

    private long spooled() throws IOException {
        return batches().size();
    }

    private List<Path> batches() throws IOException {
        return batches(directory.resolve("spool"));
    }

    private static List<Path> batches(Path spool) throws IOException {
        try (Stream<Path> files = Files.list(spool)) {
            return files.filter(file -> file.toString().endsWith(".batch"))
                    .sorted()
                    .toList();
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = START;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

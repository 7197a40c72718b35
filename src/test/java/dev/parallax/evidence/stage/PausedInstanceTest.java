package dev.parallax.evidence.stage;

import static dev.parallax.evidence.gather.Reads.LISTING;
import static dev.parallax.evidence.gather.Reads.match;
import static dev.parallax.evidence.gather.Reads.mismatch;
import static dev.parallax.evidence.gather.Reads.read;
import static dev.parallax.evidence.gather.Reads.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.TestStore;
import dev.parallax.evidence.Counts;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.StoreAddress;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one store, one of them stopped in the middle of a flush and resumed. */
class PausedInstanceTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final int ROUND = 50;

    private final StoreAddress address = TestStore.database(new ClusterName("paused_instance"));
    private final AddressSource source = new AddressSource(address);
    private final EvidenceStore store = new EvidenceStore(source, Limits.DEFAULT);

    @TempDir
    Path directory;

    @Test
    void stopped_within_a_flush_it_counts_nothing_twice_when_it_goes_on_and_is_fenced_once_its_books_are_closed_C7()
            throws Exception {
        try (Instance paused = start("paused");
                Instance other = start("other")) {
            assertThat(paused.round()).isEqualTo(ROUND);
            assertThat(other.round()).isEqualTo(ROUND);

            stopWithinFlush(paused);
            // What the server's limit for idle transactions does after 30 s.
            execute("select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction'"
                    + " and datname = current_database()");
            silent("paused", "2 minutes");
            store.buryTheSilent();

            assertThat(other.round()).as("the other goes on").isEqualTo(2 * ROUND);
            assertThat(counts())
                    .as("given up: one read was in flight")
                    .isEqualTo(new Counts(3 * ROUND + 2, 3 * ROUND - 3, 3, 0, 0, Map.of(), 1, 1));

            paused.signal("CONT");
            assertThat(paused.answer()).as("the flush it was in failed").isZero();
            assertThat(paused.round()).as("and is made up for").isEqualTo(3 * ROUND);
            assertThat(paused.round()).as("before what came later").isEqualTo(4 * ROUND);

            Counts resumed = new Counts(6 * ROUND + 2, 6 * ROUND - 6, 6, 0, 0, Map.of(), 2, 0);
            assertThat(counts()).as("what was given up is taken back").isEqualTo(resumed);
            assertThat(store.unaccounted()).isZero();

            silent("paused", "2 days");
            store.buryTheSilent();
            store.keepHouse(LocalDate.now(Clock.systemUTC()), Duration.ofDays(14), Duration.ofDays(400));

            assertThat(paused.round()).as("fenced").isZero();
            assertThat(counts()).isEqualTo(new Counts(6 * ROUND + 2, 6 * ROUND - 6, 6, 0, 0, Map.of(), 1, 1));
            assertThat(store.unaccounted()).isZero();
        }
    }

    /** Stopped when all but the commit is done, holding the turn of writers. */
    private void stopWithinFlush(Instance instance) throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table in_flight in access exclusive mode");
            instance.tell();
            await().until(() -> sessions("wait_event_type = 'Lock' and query like '%in_flight%'") == 1);
            instance.signal("STOP");
            connection.commit();
        }
        await("the fault fired").until(() -> sessions("state = 'idle in transaction'") == 1);
    }

    private Instance start(String name) throws IOException {
        return new Instance(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Paced.class.getName(),
                        address.jdbcUrl(),
                        address.user(),
                        address.password(),
                        directory.resolve(name).toString(),
                        name))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private Counts counts() throws SQLException {
        return new StoredEvidence(source, Clock.systemUTC())
                .of(ACME)
                .orElseThrow()
                .counts();
    }

    private void silent(String instance, String since) throws SQLException {
        execute("update boot set heartbeat_at = now() - interval '" + since + "' where instance = '" + instance + "'");
    }

    private long sessions(String which) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity where datname ="
                        + " current_database() and pid <> pg_backend_pid() and " + which)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A process that gathers and flushes a round whenever it is told to, and says how much it gathered; 0 if the flush failed. */
    private record Instance(Process process, BufferedReader says, OutputStream hears) implements AutoCloseable {

        Instance(Process process) {
            this(process, process.inputReader(UTF_8), process.getOutputStream());
        }

        long round() throws IOException {
            tell();
            return answer();
        }

        void tell() throws IOException {
            hears.write('\n');
            hears.flush();
        }

        long answer() throws IOException {
            return Long.parseLong(says.readLine());
        }

        void signal(String name) throws IOException, InterruptedException {
            assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid())
                            .start()
                            .waitFor())
                    .isZero();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** One read stays in flight; of each round one differs. */
    static final class Paced {
        private Paced() {}

        public static void main(String[] arguments) throws Exception {
            AddressSource source = new AddressSource(new StoreAddress(arguments[0], arguments[1], arguments[2]));
            Gatherer gatherer = new Gatherer(new Evidencing(List.of(), List.of(), false), Limits.DEFAULT);
            Flusher flusher = new Flusher(
                    new EvidenceStore(source, Limits.DEFAULT),
                    gatherer,
                    new Spool(Path.of(arguments[3]), 1 << 24),
                    new InstanceId(arguments[4]),
                    Clock.systemUTC());
            gatherer.captured(read(ACME, LISTING, "/api/listings/never-settled"));
            long passed = 0;
            while (System.in.read() >= 0) {
                for (int i = 0; i < ROUND; i++) {
                    CapturedRead read = read(ACME, LISTING, "/api/listings/" + i);
                    gatherer.captured(read);
                    gatherer.observed(
                            i == 7
                                    ? mismatch(read, Builds.FIRST, value("$.price", "changed"))
                                    : match(read, Builds.FIRST));
                }
                passed += ROUND;
                flusher.flush();
                System.out.println(flusher.state().failure() == null ? passed : 0);
            }
        }
    }
}

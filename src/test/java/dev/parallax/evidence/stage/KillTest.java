package dev.parallax.evidence.stage;

import static dev.parallax.evidence.gather.Reads.LISTING;
import static dev.parallax.evidence.gather.Reads.match;
import static dev.parallax.evidence.gather.Reads.mismatch;
import static dev.parallax.evidence.gather.Reads.read;
import static dev.parallax.evidence.gather.Reads.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.TestStore;
import dev.parallax.evidence.Counts;
import dev.parallax.evidence.TenantEvidence;
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
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parallax killed with {@code kill -9} again and again while it writes. */
class KillTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final int KILLS = 6;

    @TempDir
    Path directory;

    @Test
    void killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_counts_twice_C3() throws Exception {
        StoreAddress address = TestStore.database(new ClusterName("killed"));
        Random random = new Random(7);
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process victim = victim(address);
            BufferedReader says = victim.inputReader(UTF_8);
            long last = 0;
            for (int line = 5 + random.nextInt(40); line > 0; line--) {
                last = Long.parseLong(says.readLine());
            }
            victim.destroyForcibly();
            victim.waitFor();
            acknowledged += last;
        }

        AddressSource source = new AddressSource(address);
        EvidenceStore store = new EvidenceStore(source, Limits.DEFAULT);
        store.register(new InstanceId("victim"));

        TenantEvidence evidence =
                new StoredEvidence(source, Clock.systemUTC()).of(ACME).orElseThrow();
        Counts counts = evidence.counts();
        assertThat(acknowledged).as("something was written before each kill").isGreaterThan(100L * KILLS);
        assertThat(counts.compared()).isGreaterThanOrEqualTo(acknowledged);
        assertThat(counts.inFlight()).isZero();
        assertThat(counts.crashGap()).as("each victim had one read in flight").isEqualTo(KILLS);
        assertThat(counts.unaccounted()).isZero();
        assertThat(store.unaccounted()).isZero();
        assertThat(evidence.discrepancies().get(0).occurrences()).isEqualTo(counts.mismatch());
        assertThat(evidence.operations().get(0).latency().pairs()).isEqualTo(counts.compared());
    }

    private Process victim(StoreAddress address) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        address.jdbcUrl(),
                        address.user(),
                        address.password(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Gathers and flushes until it is killed; says after each flush how many reads must be in the store by then. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            AddressSource source = new AddressSource(new StoreAddress(arguments[0], arguments[1], arguments[2]));
            Gatherer gatherer = new Gatherer(new Evidencing(List.of(), List.of(), false), Limits.DEFAULT);
            Flusher flusher = new Flusher(
                    new EvidenceStore(source, Limits.DEFAULT),
                    gatherer,
                    new Spool(Path.of(arguments[3], "spool"), 1 << 24),
                    new InstanceId("victim"),
                    Clock.systemUTC());
            long passed = 0;
            flusher.flush();
            gatherer.captured(read(ACME, LISTING, "/api/listings/never-settled"));
            while (true) {
                for (int i = 0; i < 50; i++) {
                    CapturedRead read = read(ACME, LISTING, "/api/listings/" + i);
                    gatherer.captured(read);
                    gatherer.observed(
                            i == 7
                                    ? mismatch(read, Builds.FIRST, value("$.price", "changed"))
                                    : match(read, Builds.FIRST));
                }
                passed += 50;
                flusher.flush();
                System.out.println(flusher.state().failure() == null ? passed : 0);
            }
        }
    }
}

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
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.gather.Reads.Builds;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Store calls that fail, before they are done and after, at every single place. */
class StoreFaultTest {

    private static final Tenant ACME = new Tenant("acme");

    private final AddressSource source = new AddressSource(TestStore.database(new ClusterName("store_faults")));
    private final FailingSource failing = new FailingSource(source);
    private final EvidenceStore store = new EvidenceStore(failing, Limits.DEFAULT);
    private final StoredEvidence stored =
            new StoredEvidence(source, Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC));

    @Test
    void whichever_store_call_fails_and_however_a_batch_tried_again_counts_once_C3() throws SQLException {
        store.migrate();
        long boot = store.register(new InstanceId("here"));
        int sequence = 0;
        for (FailingSource.Fault fault : FailingSource.Fault.values()) {
            for (int call = 1; ; call++) {
                Batch batch = batch();
                BatchId id = new BatchId(boot, ++sequence);
                failing.failAt(call, fault);
                boolean fired = false;
                try {
                    store.write(id, batch, 10);
                } catch (SQLException expected) {
                    fired = true;
                }
                failing.failNever();
                store.write(id, batch, 10);

                TenantEvidence evidence = stored.of(ACME).orElseThrow();
                assertThat(evidence.counts().match())
                        .as("%s at call %s", fault, call)
                        .isEqualTo(2L * sequence);
                assertThat(evidence.counts().mismatch()).isEqualTo(sequence);
                assertThat(evidence.discrepancies().get(0).occurrences()).isEqualTo(sequence);
                assertThat(evidence.operations().get(0).servedReads()).isEqualTo(3L * sequence);
                assertThat(evidence.operations().get(0).latency().pairs()).isEqualTo(3L * sequence);
                assertThat(store.unaccounted()).isZero();
                if (!fired) {
                    assertThat(call).as("some calls failed").isGreaterThan(15);
                    break;
                }
            }
        }
    }

    @Test
    void two_instances_that_flush_at_the_same_time_lose_nothing_and_count_nothing_twice_C7() throws Exception {
        store.migrate();
        int flushes = 15;
        List<Future<Integer>> instances = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (String name : List.of("here", "there")) {
            instances.add(pool.submit(() -> {
                long boot = store.register(new InstanceId(name));
                for (int sequence = 1; sequence <= flushes; sequence++) {
                    store.write(new BatchId(boot, sequence), batch(), 10);
                }
                return flushes;
            }));
        }
        int written = 0;
        for (Future<Integer> instance : instances) {
            written += instance.get();
        }
        pool.shutdown();

        TenantEvidence evidence = stored.of(ACME).orElseThrow();
        assertThat(written).isEqualTo(2 * flushes);
        assertThat(evidence.counts().match()).isEqualTo(2L * written);
        assertThat(evidence.operations().get(0).latency().pairs()).isEqualTo(3L * written);
        assertThat(store.unaccounted()).isZero();
    }

    /** Two matches, one mismatch and a skip, touching every table. */
    private static Batch batch() {
        Gatherer gatherer = new Gatherer(new Evidencing(List.of(), List.of(), true), Limits.DEFAULT);
        for (int i = 0; i < 2; i++) {
            CapturedRead read = read(ACME, LISTING, "/api/listings/" + i);
            gatherer.captured(read);
            gatherer.observed(
                    i == 0
                            ? match(read, Builds.FIRST)
                            : masked(
                                    read, Builds.FIRST, new Masked(new RuleId("ties"), new PathPattern("$.items"), 1)));
        }
        CapturedRead different = read(ACME, LISTING, "/api/listings/7");
        gatherer.captured(different);
        gatherer.observed(mismatch(different, Builds.FIRST, value("$.price", "changed")));
        CapturedRead shed = read(ACME, SEARCH, "/api/listings?q=1");
        gatherer.captured(shed);
        gatherer.observed(skipped(shed, SkipReason.SHED));
        return gatherer.drain(START);
    }
}

package dev.parallax.bench;

import static dev.parallax.evidence.gather.Reads.mismatch;
import static dev.parallax.evidence.gather.Reads.operation;
import static dev.parallax.evidence.gather.Reads.value;

import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.gather.Reads;
import dev.parallax.evidence.gather.Reads.Builds;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.evidence.store.InstanceId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Tenant;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Comparisons of random tenants and operations, 200 resources each, one in a hundred a mismatch. */
final class EvidenceTraffic {

    private static final int RESOURCES = 200;

    private final Gatherer gatherer = new Gatherer(new Evidencing(List.of(), List.of(), false), Limits.DEFAULT);
    private final Random random = new Random(1);
    private final int tenants;
    private final List<Operation> operations;
    private final EvidenceStore store;
    private final long boot;
    private long sequence;

    EvidenceTraffic(DataSource source, int tenants, int operations) throws SQLException {
        this.tenants = tenants;
        this.operations = IntStream.range(0, operations)
                .mapToObj(i -> operation("operation" + i, "/api/operation" + i + "/{id}"))
                .toList();
        this.store = new EvidenceStore(source, Limits.DEFAULT);
        store.migrate();
        this.boot = store.register(new InstanceId("benchmark"));
    }

    /** Gathers and flushes. */
    void pass(long comparisons) throws SQLException {
        for (long left = comparisons; left > 0; left -= EvidenceBenchmark.FLUSH) {
            gather(Math.min(left, EvidenceBenchmark.FLUSH));
            flush();
        }
    }

    void gather(long comparisons) {
        for (long i = 0; i < comparisons; i++) {
            int operation = random.nextInt(operations.size());
            CapturedRead read = Reads.read(
                    new Tenant("tenant-" + random.nextInt(tenants)),
                    operations.get(operation),
                    "/api/operation" + operation + "/" + random.nextInt(RESOURCES),
                    Origin.PROXY,
                    Instant.now());
            gatherer.captured(read);
            gatherer.observed(
                    random.nextInt(100) == 0
                            ? mismatch(read, Builds.FIRST, value("$.price", "number became string"))
                            : Reads.match(read, Builds.FIRST));
        }
    }

    void flush() throws SQLException {
        store.write(new BatchId(boot, ++sequence), gatherer.drain(Instant.now()), EvidenceBenchmark.FLUSH);
    }
}

package dev.parallax.evidence.stage;

import static dev.parallax.evidence.gather.Reads.mismatch;
import static dev.parallax.evidence.gather.Reads.operation;
import static dev.parallax.evidence.gather.Reads.value;

import dev.parallax.compare.Observation;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.EmbeddedStore;
import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.gather.Reads;
import dev.parallax.evidence.gather.Reads.Builds;
import dev.parallax.evidence.store.AddressSource;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.evidence.store.InstanceId;
import dev.parallax.evidence.store.StoredEvidence;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Tenant;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Measures what {@code docs/benchmarks.md} states of the evidence stage; a program to run by hand, not a test. Arguments:
 * tenants, operations, million comparisons.
 */
final class EvidenceBenchmark {

    private static final int RESOURCES = 200;

    private EvidenceBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int tenants = Integer.parseInt(arguments[0]);
        int operations = Integer.parseInt(arguments[1]);
        long comparisons = Math.round(Double.parseDouble(arguments[2]) * 1_000_000);
        try (EmbeddedStore embedded =
                EmbeddedStore.start(Path.of("target", "benchmark"), new ClusterName("benchmark"))) {
            AddressSource source = new AddressSource(embedded.address());
            execute(source, "drop schema public cascade");
            execute(source, "create schema public");
            new EvidenceBenchmark.Run(source, tenants, operations).run(comparisons);
        }
    }

    private record Run(AddressSource source, int tenants, int operations) {

        void run(long comparisons) throws SQLException {
            EvidenceStore store = new EvidenceStore(source, Limits.DEFAULT);
            store.migrate();
            long boot = store.register(new InstanceId("benchmark"));
            Gatherer gatherer = new Gatherer(new Evidencing(List.of(), List.of(), false), Limits.DEFAULT);
            List<Operation> used = new ArrayList<>();
            for (int i = 0; i < operations; i++) {
                used.add(operation("operation" + i, "/api/operation" + i + "/{id}"));
            }
            Random random = new Random(1);
            long started = System.nanoTime();
            long gathering = 0;
            long sequence = 0;
            long sinceFlush = 0;
            long heap = 0;
            long bytesAtHalf = 0;
            long cpuBefore = cpuNanos();
            for (long i = 0; i < comparisons; i++) {
                long before = System.nanoTime();
                pass(gatherer, random, used);
                gathering += System.nanoTime() - before;
                if (++sinceFlush == 40_000 || i == comparisons - 1) {
                    heap = Math.max(heap, heapInUse());
                    Batch batch = gatherer.drain(Instant.now());
                    store.write(new BatchId(boot, ++sequence), batch, sinceFlush);
                    sinceFlush = 0;
                    if (i >= comparisons / 2 && bytesAtHalf == 0) {
                        bytesAtHalf = bytes();
                    }
                }
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            double cpu = (cpuNanos() - cpuBefore) / 1e9;
            System.out.printf(
                    "recorded %,d comparisons of %,d tenants x %d operations in %.1f s: %,.0f/s; %,.0f per CPU second"
                            + " of this process (gathering alone %,.0f/s)%n",
                    comparisons,
                    tenants,
                    operations,
                    seconds,
                    comparisons / seconds,
                    comparisons / cpu,
                    comparisons / (gathering / 1e9));
            System.out.printf("heap before a flush at most %,d MB, garbage included%n", heap >> 20);
            long half = bytesAtHalf;
            long whole = bytes();
            size();
            PairRows pairs = new PairRows(source);
            long perMillion = pairs.bytesPerMillionPairs();
            long steady = Math.max(1, Math.round((whole - half) / (comparisons / 2e6)));
            System.out.printf(
                    "bytes a million comparisons: %,d for the first %,d, %,d for the second; every pair's bodies of 2 KB"
                            + " each: %,d, 1 : %,.0f and 1 : %,.0f%n",
                    Math.round(half / (comparisons / 2e6)),
                    comparisons / 2,
                    steady,
                    perMillion,
                    perMillion / (half / (comparisons / 2e6)),
                    (double) perMillion / steady);
            ask("as recorded");
            long factor = Math.max(1, 100_000_000 / comparisons);
            execute(source, "update standing set matches = matches * " + factor);
            execute(source, "update usage set captured = captured * " + factor + ", settled = settled * " + factor);
            execute(source, "update tenant set version = version + 1");
            execute(source, "vacuum analyze");
            ask("as tallies of " + factor * comparisons / 1_000_000 + " million comparisons");
            System.out.printf("books checked in %d ms%n", time(store::unaccounted));
            pairs.askFromRows(100_000_000 / tenants, operations);
        }

        private static long cpuNanos() {
            return ((com.sun.management.OperatingSystemMXBean)
                            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }

        private long bytes() throws SQLException {
            execute(source, "checkpoint");
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select sum(pg_total_relation_size(oid)) from pg_class where relkind in ('r', 'm')"
                                    + " and relnamespace = 'public'::regnamespace")) {
                row.next();
                return row.getLong(1);
            }
        }

        private void pass(Gatherer gatherer, Random random, List<Operation> used) {
            Tenant tenant = new Tenant("tenant-" + random.nextInt(tenants));
            int operation = random.nextInt(operations);
            CapturedRead read = Reads.read(
                    tenant,
                    used.get(operation),
                    "/api/operation" + operation + "/" + random.nextInt(RESOURCES),
                    Origin.PROXY,
                    Instant.now());
            gatherer.captured(read);
            Observation observation = random.nextInt(100) == 0
                    ? mismatch(read, Builds.FIRST, value("$.price", "number became string"))
                    : Reads.match(read, Builds.FIRST);
            gatherer.observed(observation);
        }

        private void size() throws SQLException {
            execute(source, "vacuum full");
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select relname, pg_total_relation_size(oid), reltuples::int8 from pg_class"
                                    + " where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc limit 8")) {
                while (row.next()) {
                    System.out.printf(
                            "%-20s %,12d bytes %,10d rows%n", row.getString(1), row.getLong(2), row.getLong(3));
                }
            }
        }

        private void ask(String what) {
            StoredEvidence stored = new StoredEvidence(source, Clock.systemUTC());
            long all = time(() -> stored.all().size());
            long again = time(() -> stored.all().size());
            long[] one = new long[200];
            Random random = new Random(2);
            for (int i = 0; i < one.length; i++) {
                Tenant tenant = new Tenant("tenant-" + random.nextInt(tenants));
                StoredEvidence forgetful = new StoredEvidence(source, Clock.systemUTC());
                long before = System.nanoTime();
                TenantEvidence evidence = forgetful.of(tenant).orElseThrow();
                one[i] = System.nanoTime() - before;
                if (evidence.operations().isEmpty()) {
                    throw new IllegalStateException("nothing read");
                }
            }
            Arrays.sort(one);
            System.out.printf(
                    "%s: one tenant's evidence p50 %.1f ms, p99 %.1f ms; all tenants' %d ms, again %d ms%n",
                    what, one[one.length / 2] / 1e6, one[one.length * 99 / 100] / 1e6, all, again);
        }
    }

    private interface Work {
        Object run() throws SQLException;
    }

    private static long time(Work work) {
        long before = System.nanoTime();
        try {
            work.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - before).toMillis();
    }

    private static long heapInUse() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void execute(AddressSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.parallax.bench;

import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.EmbeddedStore;
import dev.parallax.evidence.embedded.StoreAddress;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.evidence.store.StoredEvidence;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.judge.Judge;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.Preset;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/**
 * Measures what {@code docs/benchmarks.md} states of the evidence stage. Arguments: tenants, operations, thousand
 * comparisons.
 */
final class EvidenceBenchmark {

    /** Comparisons between two flushes. */
    static final int FLUSH = 40_000;

    private static final int ASKED = 200;
    private static final Policy POLICY = Policy.of(Preset.STANDARD);

    private EvidenceBenchmark() {}

    public static void main(String[] words) throws Exception {
        Arguments arguments = Arguments.of(words);
        int tenants = arguments.number(0, 5_000);
        int operations = arguments.number(1, 60);
        long comparisons = 1_000L * arguments.number(2, 1_000);
        try (EmbeddedStore embedded =
                        EmbeddedStore.start(Path.of("target", "benchmark"), new ClusterName("benchmark"));
                AgroalDataSource source = pool(embedded.address())) {
            PairRows pairs = new PairRows(source);
            fresh(source);
            new EvidenceSize(source, operations).table(pairs);
            fresh(source);
            new Run(source, tenants, operations).run(comparisons, pairs);
        }
    }

    private static AgroalDataSource pool(StoreAddress address) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(4)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(address.jdbcUrl())
                                .principal(new NamePrincipal(address.user()))
                                .credential(new SimplePassword(address.password())))));
    }

    private static void fresh(DataSource source) throws SQLException {
        execute(source, "drop schema public cascade");
        execute(source, "create schema public");
    }

    private record Run(DataSource source, int tenants, int operations) {

        void run(long comparisons, PairRows pairs) throws SQLException {
            EvidenceTraffic traffic = new EvidenceTraffic(source, tenants, operations);
            traffic.pass(Math.min(comparisons, FLUSH));
            long started = System.nanoTime();
            double cpuBefore = CpuTime.of(ProcessHandle.current().pid());
            long heap = 0;
            for (long done = 0; done < comparisons; done += FLUSH) {
                traffic.gather(FLUSH);
                heap = Math.max(heap, heapInUse());
                traffic.flush();
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            double cpu = CpuTime.of(ProcessHandle.current().pid()) - cpuBefore;
            System.out.printf(
                    "%nrecorded %,d comparisons of %,d tenants x %d operations in %.1f s: %,.0f/s; %,.0f per CPU second"
                            + " of this process%n",
                    comparisons, tenants, operations, seconds, comparisons / seconds, comparisons / cpu);
            traffic.gather(FLUSH);
            System.gc();
            System.out.printf(
                    "heap before a flush at most %,d MB with garbage; %,d MB live%n", heap >> 20, heapInUse() >> 20);
            traffic.flush();
            size();
            long recorded = comparisons + 3L * FLUSH;
            System.out.printf("%nof one tenant, ms | p50 | p99 | from its rows: p50 | p99%n");
            long reached = 1;
            for (long millions : new long[] {1, 10, 100}) {
                long factor = Math.max(1, millions * 1_000_000 / recorded);
                execute(source, "update standing set matches = matches * " + factor + " / " + reached);
                execute(
                        source,
                        "update usage set settled = s.outcomes, captured = s.outcomes from (select tenant_id,"
                                + " operation_id, sum(matches + mismatches + unstable + vacuous + skipped) as outcomes"
                                + " from standing group by 1, 2) s where s.tenant_id = usage.tenant_id and"
                                + " s.operation_id = usage.operation_id");
                reached = factor;
                execute(source, "update tenant set version = version + 1");
                execute(source, "vacuum analyze");
                double[] fromRows = pairs.fromRows(Math.toIntExact(millions * 1_000_000 / tenants), operations);
                ask(millions + " million comparisons", fromRows);
            }
            System.out.printf(
                    "books checked in %d ms%n", time(() -> new EvidenceStore(source, Limits.DEFAULT).unaccounted()));
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

        /** Report and verdict of tenants nobody asked about before, then of the same again. */
        private void ask(String what, double[] fromRows) {
            long all = time(
                    () -> new StoredEvidence(source, Clock.systemUTC()).all().size());
            double[] first = new double[ASKED];
            double[] again = new double[ASKED];
            Random random = new Random(2);
            StoredEvidence stored = new StoredEvidence(source, Clock.systemUTC());
            judge(stored, new Tenant("tenant-0"));
            for (int i = 0; i < ASKED; i++) {
                StoredEvidence forgetful = new StoredEvidence(source, Clock.systemUTC());
                Tenant tenant = new Tenant("tenant-" + random.nextInt(tenants));
                first[i] = judge(forgetful, tenant);
                again[i] = judge(forgetful, tenant);
            }
            System.out.printf(
                    "%s | %.1f | %.1f (1 : %.0f) | %.1f | %.1f%n",
                    what,
                    percentile(first, 50),
                    percentile(first, 99),
                    percentile(fromRows, 99) / percentile(first, 99),
                    percentile(fromRows, 50),
                    percentile(fromRows, 99));
            System.out.printf(
                    "  unchanged since it was last asked | %.1f | %.1f (1 : %.0f); all %,d tenants' evidence %d ms%n",
                    percentile(again, 50),
                    percentile(again, 99),
                    percentile(fromRows, 99) / percentile(again, 99),
                    tenants,
                    all);
        }

        /** Reads a tenant's evidence and judges it; how long that takes, in milliseconds. */
        private static double judge(StoredEvidence stored, Tenant tenant) {
            long before = System.nanoTime();
            TenantEvidence evidence = stored.of(tenant).orElseThrow();
            Instant now = Instant.now();
            Verdict verdict = new Judge().judge(evidence, new PipelineHealth(List.of(), now), POLICY, now);
            double millis = (System.nanoTime() - before) / 1e6;
            if (evidence.operations().isEmpty() || verdict.decision() == Decision.UNKNOWN) {
                throw new IllegalStateException("nothing to judge: " + verdict.reasons());
            }
            return millis;
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

    static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) * percent / 100];
    }

    private static long heapInUse() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            // The store limits the wait for an answer; what is done here takes as long as it takes.
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute(sql);
        }
    }
}

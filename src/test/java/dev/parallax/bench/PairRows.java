package dev.parallax.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import javax.sql.DataSource;

/**
 * What the benchmark compares with: a row for every pair. Once with both bodies, for their size; once without, for the time
 * it takes to work a tenant's report out of its rows, with an index on the tenant.
 */
final class PairRows {

    private static final int PAIRS = 20_000;
    private static final int BODY = 2_048;
    private static final int TENANTS = 20;

    private final DataSource source;

    PairRows(DataSource source) {
        this.source = source;
    }

    long bytesPerMillionPairs() throws SQLException {
        Random random = new Random(3);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table pair (tenant_id int, operation_id int, at timestamptz, outcome text,"
                    + " legacy bytea, candidate bytea)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into pair values (?, ?, now(), 'MATCH', ?, ?)")) {
                for (int i = 0; i < PAIRS; i++) {
                    byte[] body = body(random);
                    insert.setInt(1, random.nextInt(5_000));
                    insert.setInt(2, random.nextInt(60));
                    insert.setBytes(3, body);
                    insert.setBytes(4, body);
                    insert.addBatch();
                    if (i % 1_000 == 999) {
                        insert.executeBatch();
                    }
                }
            }
            connection.commit();
            try (ResultSet row = statement.executeQuery("select pg_total_relation_size('pair')")) {
                row.next();
                return row.getLong(1) * (1_000_000 / PAIRS);
            }
        }
    }

    /** How long it takes to count, to tell cases apart and to find percentiles for one tenant, in milliseconds. */
    double[] fromRows(int rowsPerTenant, int operations) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("drop table if exists outcome");
            statement.execute("create table outcome as select t as tenant_id, (random() * " + (operations - 1)
                    + ")::int as operation_id, case when random() < 0.01 then 'MISMATCH' else 'MATCH' end as outcome,"
                    + " (random() * 200)::bigint as case_hash, (random() * 5e7)::bigint as legacy_nanos,"
                    + " (random() * 5e7)::bigint as candidate_nanos, now() as at"
                    + " from generate_series(1, " + TENANTS + ") t, generate_series(1, " + rowsPerTenant + ")");
            statement.execute("create index on outcome (tenant_id)");
            statement.execute("vacuum analyze outcome");
            double[] times = new double[60];
            for (int i = 0; i < times.length; i++) {
                long before = System.nanoTime();
                try (ResultSet row = statement.executeQuery("select operation_id, count(*) filter (where outcome ="
                        + " 'MATCH'), count(*) filter (where outcome = 'MISMATCH'), count(distinct case_hash),"
                        + " percentile_disc(0.95) within group (order by legacy_nanos),"
                        + " percentile_disc(0.95) within group (order by candidate_nanos), max(at)"
                        + " from outcome where tenant_id = " + (1 + i % TENANTS) + " group by operation_id")) {
                    while (row.next()) {
                        row.getLong(2);
                    }
                }
                times[i] = (System.nanoTime() - before) / 1e6;
            }
            return times;
        }
    }

    private static byte[] body(Random random) {
        StringBuilder json = new StringBuilder("{\"items\":[");
        while (json.length() < BODY - 60) {
            json.append("{\"id\":")
                    .append(random.nextInt(1_000_000))
                    .append(",\"price\":\"")
                    .append(random.nextInt(9_000_000))
                    .append("\",\"sold\":")
                    .append(random.nextBoolean())
                    .append("},");
        }
        return json.append("null]}").toString().getBytes(StandardCharsets.UTF_8);
    }
}

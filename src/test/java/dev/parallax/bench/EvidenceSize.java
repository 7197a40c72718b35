package dev.parallax.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * How many bytes a million comparisons take, against a row with both bodies for each. The store grows with tenants and
 * operations, so what counts is how many comparisons one operation of one tenant has; few tenants show it as well as many.
 */
record EvidenceSize(DataSource source, int operations) {

    private static final int TENANTS = 10;
    private static final int[] PER_TENANT_OPERATION = {100, 333, 1_000, 3_333};

    void table(PairRows pairs) throws SQLException {
        EvidenceTraffic traffic = new EvidenceTraffic(source, TENANTS, operations);
        long perMillionPairs = pairs.bytesPerMillionPairs();
        System.out.printf(
                "bytes a million comparisons as rows with both bodies of 2 KB: %,d%n"
                        + "comparisons of each tenant's operation | bytes a million | vacuumed | of the rows with bodies%n",
                perMillionPairs);
        long passed = 0;
        for (int each : PER_TENANT_OPERATION) {
            long target = (long) each * TENANTS * operations;
            traffic.pass(target - passed);
            passed = target;
            double lying = bytes() * 1e6 / passed;
            EvidenceBenchmark.execute(source, "vacuum full");
            double vacuumed = bytes() * 1e6 / passed;
            System.out.printf(
                    "%,d | %,.0f (1 : %,.0f) | %,.0f (1 : %,.0f)%n",
                    each, lying, perMillionPairs / lying, vacuumed, perMillionPairs / vacuumed);
        }
    }

    /** Of all tables but the pairs', with indexes. */
    private long bytes() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r'"
                                + " and relnamespace = 'public'::regnamespace and relname <> 'pair'")) {
            row.next();
            return row.getLong(1);
        }
    }
}

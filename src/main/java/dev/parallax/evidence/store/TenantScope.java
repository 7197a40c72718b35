package dev.parallax.evidence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One query for one tenant and for all. It is written with {@code ? in (0, column)} wherever the tenant matters, which says
 * what is meant; it runs as a plain comparison or none, because only that uses an index.
 */
final class TenantScope {

    private static final Pattern CONDITION = Pattern.compile("\\? in \\(0, ([a-z_.]+)\\)");

    private TenantScope() {}

    /** The query bound to {@code tenant}; 0 for all. */
    static PreparedStatement prepare(Connection connection, String sql, long tenant) throws SQLException {
        Matcher condition = CONDITION.matcher(sql);
        PreparedStatement statement =
                connection.prepareStatement(condition.replaceAll(tenant == 0 ? "? = 0" : "$1 = ?"));
        int parameters = (int) CONDITION.matcher(sql).results().count();
        for (int parameter = 1; parameter <= parameters; parameter++) {
            statement.setLong(parameter, tenant);
        }
        return statement;
    }
}

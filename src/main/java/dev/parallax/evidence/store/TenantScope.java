package dev.parallax.evidence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One query for some tenants and for all. It is written with {@code ? in (0, column)} wherever the tenant matters, which says
 * what is meant; it runs as a plain comparison or none, because only that uses an index.
 */
sealed interface TenantScope {

    /** Where the tenant matters. */
    Pattern CONDITION = Pattern.compile("\\? in \\(0, ([a-z_.]+)\\)");

    /** Every tenant. */
    record All() implements TenantScope {}

    /**
     * Those with these numbers.
     *
     * @param ids in the store
     */
    record Some(Collection<Integer> ids) implements TenantScope {}

    /** The query bound to these tenants. */
    default PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        Matcher condition = CONDITION.matcher(sql);
        if (this instanceof Some some) {
            PreparedStatement statement = connection.prepareStatement(condition.replaceAll("$1 = any(?)"));
            int parameters = (int) CONDITION.matcher(sql).results().count();
            for (int parameter = 1; parameter <= parameters; parameter++) {
                statement.setArray(
                        parameter, connection.createArrayOf("int4", some.ids().toArray()));
            }
            return statement;
        }
        return connection.prepareStatement(condition.replaceAll("true"));
    }
}

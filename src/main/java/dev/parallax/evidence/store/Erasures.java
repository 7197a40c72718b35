package dev.parallax.evidence.store;

import dev.parallax.exchange.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Erasures that a run has yet to follow in its own memory and spool. Until it says that it has, the store takes nothing from
 * it, so that nothing of an erased tenant comes back.
 *
 * @param last the newest of them; 0 if there never was one
 * @param tenants whom to forget
 */
public record Erasures(long last, Set<Tenant> tenants) {

    public Erasures {
        tenants = Set.copyOf(tenants);
    }

    static void note(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into erasure (tenant) values (?)")) {
            statement.setString(1, SqlText.of(tenant.name()));
            statement.executeUpdate();
        }
    }

    /** Those that the run has not followed; of a run the store does not know, all. */
    static Erasures open(Connection connection, long boot) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, tenant from erasure
                where id > coalesce((select erasures from boot where id = ?), 0) order by id
                """)) {
            statement.setLong(1, boot);
            try (ResultSet row = statement.executeQuery()) {
                long last = 0;
                Set<Tenant> tenants = new HashSet<>();
                while (row.next()) {
                    last = row.getLong(1);
                    tenants.add(new Tenant(row.getString(2)));
                }
                return new Erasures(last, tenants);
            }
        }
    }

    void followedBy(Connection connection, long boot) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update boot set erasures = greatest(erasures, ?) where id = ?")) {
            statement.setLong(1, last);
            statement.setLong(2, boot);
            statement.executeUpdate();
        }
    }
}

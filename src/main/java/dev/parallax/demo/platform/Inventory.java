package dev.parallax.demo.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tenant has that can be asked for: keys and names as its clients know them.
 *
 * @param tenant whose
 * @param listings ids
 * @param documents ids of those not deleted
 * @param agents ids
 * @param homeowners ids
 * @param cities names
 * @param offices codes
 * @param postcodes of its homeowners
 */
public record Inventory(
        TenantProfile tenant,
        List<String> listings,
        List<String> documents,
        List<String> agents,
        List<String> homeowners,
        List<String> cities,
        List<String> offices,
        List<String> postcodes) {

    /** Copies the lists. */
    public Inventory {
        listings = List.copyOf(listings);
        documents = List.copyOf(documents);
        agents = List.copyOf(agents);
        homeowners = List.copyOf(homeowners);
        cities = List.copyOf(cities);
        offices = List.copyOf(offices);
        postcodes = List.copyOf(postcodes);
    }

    /** The inventories of all tenants, as the database has them now. */
    public static List<Inventory> all(PlatformAddress address) throws SQLException {
        List<Inventory> inventories = new ArrayList<>();
        try (Connection connection = address.unpooled().getConnection()) {
            for (TenantProfile tenant : Cast.TENANTS) {
                inventories.add(new Inventory(
                        tenant,
                        keys(connection, "select id from listing where tenant_id = ? order by id", tenant),
                        keys(
                                connection,
                                "select id from document where tenant_id = ? and deleted_at is null order by id",
                                tenant),
                        keys(connection, "select id from agent where tenant_id = ? order by id", tenant),
                        keys(connection, "select id from homeowner where tenant_id = ? order by id", tenant),
                        keys(connection, "select distinct city from listing where tenant_id = ? order by 1", tenant),
                        keys(connection, "select trim(code) from office where tenant_id = ? order by 1", tenant),
                        keys(
                                connection,
                                "select distinct postcode from homeowner where tenant_id = ? order by 1",
                                tenant)));
            }
        }
        return inventories;
    }

    private static List<String> keys(Connection connection, String query, TenantProfile tenant) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, tenant.id());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
        }
        return keys;
    }
}

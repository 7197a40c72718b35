package dev.parallax.demo.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The platform's shared production database: makes its schema and fills it, the same way for the same seed. */
public final class Platform {

    private static final String SCHEMA = "/demo/schema.sql";

    private final PlatformAddress address;

    /** The platform in an empty database. */
    public Platform(PlatformAddress address) {
        this.address = address;
    }

    /**
     * Creates and fills every table, in one transaction; drops what an earlier demo left.
     *
     * @param seed equal seeds make equal rows
     * @return how many rows there are now
     */
    public long create(long seed) throws SQLException {
        try (Connection connection = address.unpooled().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop schema public cascade; create schema public");
                statement.execute(schema());
            }
            new Seeder(connection, seed).seed(Cast.TENANTS);
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                // So that both backends start from the same, settled plans.
                statement.execute("analyze");
                connection.commit();
                return rows(statement);
            }
        }
    }

    private static long rows(Statement statement) throws SQLException {
        try (var result = statement.executeQuery("select sum(reltuples) from pg_class where relkind = 'r'"
                + " and relnamespace = 'public'::regnamespace")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static String schema() {
        try (InputStream in = Platform.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(SCHEMA + " cannot be read", e);
        }
    }
}

package dev.parallax.evidence.embedded;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * Where a store listens and how to get in.
 *
 * @param jdbcUrl loopback only, without credentials
 * @param user the role that owns the database
 * @param password generated for this cluster; known only to whoever may read the data directory
 */
public record StoreAddress(String jdbcUrl, String user, String password) {

    /**
     * A new connection, for the caller to close. Asks the driver directly: which ones the driver registry sees depends on
     * who touched it first.
     *
     * @throws SQLException if the store refuses or is not there
     */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        for (Driver driver : ServiceLoader.load(Driver.class, StoreAddress.class.getClassLoader())) {
            Connection connection = driver.connect(jdbcUrl, properties);
            if (connection != null) {
                return connection;
            }
        }
        throw new SQLException("no driver for " + jdbcUrl);
    }

    /** Without the password: addresses reach logs. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}

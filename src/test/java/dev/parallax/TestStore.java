package dev.parallax;

import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.EmbeddedStore;
import dev.parallax.evidence.embedded.StoreAddress;
import dev.parallax.evidence.embedded.StoreStartException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One real PostgreSQL server for all tests of a JVM; every test class takes a database of its own in it. */
public final class TestStore {

    /** A class loader a framework test has this class anew: what they share are system properties. */
    private static final String SHARED = "test-store.";

    private TestStore() {}

    /** A new empty database called {@code name}; one of that name from an earlier run is dropped. */
    public static StoreAddress database(ClusterName name) {
        StoreAddress server = server();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
        String url = server.jdbcUrl();
        return new StoreAddress(url.substring(0, url.lastIndexOf('/') + 1) + name, server.user(), server.password());
    }

    /** A database nobody tests in, to administer the others from. */
    public static StoreAddress maintenance() {
        return server();
    }

    /** Started when first asked for, stopped with the JVM. */
    private static StoreAddress server() {
        synchronized (System.getProperties()) {
            String url = System.getProperty(SHARED + "url");
            if (url == null) {
                StoreAddress started = start();
                System.setProperty(SHARED + "url", started.jdbcUrl());
                System.setProperty(SHARED + "user", started.user());
                System.setProperty(SHARED + "password", started.password());
                return started;
            }
            return new StoreAddress(url, System.getProperty(SHARED + "user"), System.getProperty(SHARED + "password"));
        }
    }

    private static StoreAddress start() {
        try {
            EmbeddedStore store = EmbeddedStore.start(Path.of("target", "test-store"), new ClusterName("tests"));
            Runtime.getRuntime().addShutdownHook(new Thread(store::close, "test-store-close"));
            return store.address();
        } catch (StoreStartException e) {
            throw new IllegalStateException(e);
        }
    }
}

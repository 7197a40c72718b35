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

    private TestStore() {}

    /** A new empty database called {@code name}; one of that name from an earlier run is dropped. */
    public static StoreAddress database(ClusterName name) {
        StoreAddress server = Server.STORE.address();
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

    /** Started when first asked for, stopped with the JVM. */
    private static final class Server {

        static final EmbeddedStore STORE = start();

        private static EmbeddedStore start() {
            try {
                EmbeddedStore store = EmbeddedStore.start(Path.of("target", "test-store"), new ClusterName("tests"));
                Runtime.getRuntime().addShutdownHook(new Thread(store::close, "test-store-close"));
                return store;
            } catch (StoreStartException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

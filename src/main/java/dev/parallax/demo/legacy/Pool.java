package dev.parallax.demo.legacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A few connections that are handed round. Thread-safe. */
final class Pool implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Pool.class.getName());
    private static final int PATIENCE_SECONDS = 5;

    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Connection> idle;

    Pool(DataSource database, int size) throws SQLException {
        idle = new ArrayBlockingQueue<>(size);
        for (int i = 0; i < size; i++) {
            Connection connection = database.getConnection();
            connection.setReadOnly(true);
            all.add(connection);
            idle.add(connection);
        }
    }

    /** A connection for one page; must be {@linkplain #giveBack given back}. */
    Connection take() throws SQLException {
        try {
            Connection connection = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (connection == null) {
                throw new SQLException("no connection came free within " + PATIENCE_SECONDS + " s");
            }
            return connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", e);
        }
    }

    void giveBack(Connection connection) {
        idle.add(connection);
    }

    /** Closes what can be closed. */
    @Override
    public void close() {
        for (Connection connection : all) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.log(Level.FINE, "a connection was broken when it was closed", e);
            }
        }
    }
}

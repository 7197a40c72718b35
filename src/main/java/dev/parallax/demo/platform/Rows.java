package dev.parallax.demo.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Inserts rows of one table in batches, with ids counted from 1. For one thread. */
final class Rows implements AutoCloseable {

    private static final int BATCH = 500;

    private final PreparedStatement insert;
    private final List<Rows> referenced;
    private int lastId;
    private int waiting;

    private Rows(PreparedStatement insert, List<Rows> referenced) {
        this.insert = insert;
        this.referenced = referenced;
    }

    /** A table whose first column is its id, with that many columns; the rows it refers to are always sent first. */
    static Rows of(String table, int columns, Connection connection, Rows... referenced) throws SQLException {
        String marks = Collections.nCopies(columns, "?").stream().collect(Collectors.joining(", "));
        return new Rows(
                connection.prepareStatement("insert into " + table + " values (" + marks + ")"), List.of(referenced));
    }

    /** The id the next {@link #add} will use. */
    int nextId() {
        return lastId + 1;
    }

    /** Makes the next id at least the one after {@code id}. */
    void skipTo(int id) {
        lastId = Math.max(lastId, id);
    }

    /** Adds a row with the next id, and answers that id. */
    int add(Object... values) throws SQLException {
        return add(++lastId, values);
    }

    /** Adds a row with a first column of the caller's choice. */
    int add(int id, Object[] values) throws SQLException {
        insert.setInt(1, id);
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 2, values[i] == NOTHING ? null : values[i]);
        }
        insert.addBatch();
        if (++waiting >= BATCH) {
            flush();
        }
        return id;
    }

    /** Stands for an SQL null. */
    static final Object NOTHING = new Object();

    private void flush() throws SQLException {
        if (waiting > 0) {
            for (Rows rows : referenced) {
                rows.flush();
            }
            insert.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        flush();
        insert.close();
    }
}

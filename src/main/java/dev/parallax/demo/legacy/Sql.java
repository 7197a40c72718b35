package dev.parallax.demo.legacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement put together piece by piece, each piece with its parameters. */
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /** What is done with one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    Sql add(String piece, Object... values) {
        text.append(' ').append(piece);
        parameters.addAll(List.of(values));
        return this;
    }

    /** Runs it and hands every row over; answers how many there were. */
    int each(Connection db, RowReader reader) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(text.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            int rows = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                    rows++;
                }
            }
            return rows;
        }
    }

    /** Runs it for a single number. */
    long count(Connection db) throws SQLException {
        long[] count = new long[1];
        each(db, row -> count[0] = row.getLong(1));
        return count[0];
    }
}

package dev.parallax.evidence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one statement: each column travels as an array and is unnested there, so that any number of rows
 * costs one round trip. In the statement, {@code {rows}} stands for them; their alias is {@code r}.
 */
final class Rows {

    private static final int PART = 2_000;

    private record Column(String name, String type, List<@Nullable Object> values) {}

    private final List<Column> columns = new ArrayList<>();

    /**
     * @param columns each as {@code name type}, with PostgreSQL's internal type names
     */
    Rows(String... columns) {
        for (String column : columns) {
            int space = column.indexOf(' ');
            this.columns.add(new Column(column.substring(0, space), column.substring(space + 1), new ArrayList<>()));
        }
    }

    /** Cuts rows to come into parts of a size that is good for memory and still costs few round trips. */
    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PART) {
            parts.add(all.subList(from, Math.min(from + PART, all.size())));
        }
        return parts;
    }

    /** One more row, a value per column. */
    void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            columns.get(i)
                    .values()
                    .add(
                            value instanceof String text
                                    ? SqlText.of(text)
                                    : value instanceof Instant at ? at.toString() : value);
        }
    }

    boolean isEmpty() {
        return columns.get(0).values().isEmpty();
    }

    /** Runs an insert, update or delete; nothing if there is no row. */
    void execute(Connection connection, String sql) throws SQLException {
        if (isEmpty()) {
            return;
        }
        try (PreparedStatement statement = prepare(connection, sql)) {
            statement.executeUpdate();
        }
    }

    /** The statement with the rows bound, for a query. */
    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        String arrays = columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", ", " as r(", ")"));
        PreparedStatement statement = connection.prepareStatement(sql.replace("{rows}", arrays + names));
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Object[] values = column.type().equals("bytea")
                    ? column.values().toArray(byte[][]::new)
                    : column.values().toArray();
            statement.setArray(i + 1, connection.createArrayOf(column.type(), values));
        }
        return statement;
    }
}

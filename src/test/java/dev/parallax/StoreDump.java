package dev.parallax;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** All that a test database holds, as text. */
public final class StoreDump {

    private StoreDump() {}

    public static String of(DataSource source) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        dump.append(row.getString(1)).append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }
}

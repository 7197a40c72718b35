package dev.parallax.demo.legacy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Answers one kind of request. Called by many threads at once, so it keeps nothing. */
interface Page {

    /** Writes the members of the reply's object, without its braces. */
    void write(Call call, Connection db, Json out) throws SQLException, Refused;

    /** A moment as this backend writes it: UTC, whole seconds. */
    static String moment(ResultSet row, String column) throws SQLException {
        Instant instant = row.getObject(column, OffsetDateTime.class).toInstant();
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

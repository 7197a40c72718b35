package dev.parallax.demo.platform;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the platform's database is and how to get in.
 *
 * @param jdbcUrl without credentials
 * @param user owns the tables
 * @param password of that user
 */
public record PlatformAddress(String jdbcUrl, String user, String password) {

    /** A source of fresh, unpooled connections. */
    public DataSource unpooled() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** Without the password: addresses reach logs. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}

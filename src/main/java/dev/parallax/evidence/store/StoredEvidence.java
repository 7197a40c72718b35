package dev.parallax.evidence.store;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.EvidenceHistory;
import dev.parallax.evidence.RunningBuilds;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The reading side of the store: everything about a tenant, or about all, in one snapshot. Thread-safe. */
public final class StoredEvidence {

    /** Longest wait for one answer: a paused server must not hold whoever asks for ever. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final DataSource source;
    private final Clock clock;
    private final SnapshotCache cache = new SnapshotCache();

    /**
     * @param clock tells what day the read profile ends on
     */
    public StoredEvidence(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Every tenant ever seen, sorted by name. */
    public List<Tenant> tenants() {
        return ask(connection -> new SnapshotReader(connection, today()).tenants());
    }

    /** What is known of one tenant; empty if it was never seen. */
    public Optional<TenantEvidence> of(Tenant tenant) {
        return ask(connection -> new SnapshotReader(connection, today()).read(tenant, cache));
    }

    /**
     * What is known of every tenant, sorted by name, in a fixed number of queries. What has not changed since it was last
     * asked for is not read again, and is the same object.
     */
    public List<TenantEvidence> all() {
        return ask(connection -> new SnapshotReader(connection, today()).readAll(cache));
    }

    /** The builds that run by now, as far as that is known. */
    public RunningBuilds running() {
        return ask(connection -> new SnapshotReader(connection, today()).running());
    }

    /** Outcomes of a tenant hour by hour. */
    public List<EvidenceHistory.Hour> hours(Tenant tenant, EvidenceHistory.Span span) {
        return ask(connection -> new HistoryReader(connection).hours(tenant, span));
    }

    /** What each rule allowed in the epochs that tenants are in now. */
    public List<EvidenceHistory.RuleUse> ruleUses() {
        return ask(connection -> new HistoryReader(connection).ruleUses());
    }

    /** Reads that showed a discrepancy and can be asked again. */
    public List<RepeatableRead> showing(DiscrepancyId discrepancy) {
        return ask(connection -> new RepeatableReads(connection).showing(discrepancy));
    }

    /** Reads of a tenant, of one operation or of all, that can be asked again; those that showed a discrepancy first. */
    public List<RepeatableRead> repeatable(Tenant tenant, Optional<OperationId> operation) {
        return ask(connection -> new RepeatableReads(connection).of(tenant, operation));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (Connection connection = source.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                return question.ask(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("the evidence store cannot be asked (" + e.getSQLState() + ")", e);
        }
    }
}

package dev.parallax.evidence.store;

import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * The writing side of the store. Every call is one transaction that is either in as a whole or not at all. Thread-safe.
 */
public final class EvidenceStore {

    /** A run that was not heard of for so long is taken for dead. Long against a flush, short against a human. */
    public static final Duration SILENCE = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(EvidenceStore.class);

    /** Longest wait for one answer; the server gives up on a statement before. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private final DataSource source;
    private final BatchWriter writer;
    private final Duration patience;

    /**
     * @param source hands out connections outside of any surrounding transaction
     */
    public EvidenceStore(DataSource source, Limits limits) {
        this(source, limits, PATIENCE);
    }

    /**
     * @param patience longest wait for one answer of a server that has fallen silent; then the connection is given up
     */
    public EvidenceStore(DataSource source, Limits limits, Duration patience) {
        this.source = source;
        this.patience = patience;
        this.writer = new BatchWriter(limits);
    }

    /**
     * Brings the schema to this version; does nothing if it is. Instances that start together take turns.
     *
     * @throws org.flywaydb.core.api.FlywayException if the store is away, or its schema is from a newer Parallax
     */
    public void migrate() {
        Flyway.configure(EvidenceStore.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /**
     * Registers a run. Earlier runs of the same instance are dead from now on, since two cannot hold one data directory;
     * what was in flight in them is their crash gap. Should one come back to life after all, its next batch says so, and
     * what it had in flight is in flight again: nothing was decided that cannot be taken back. Whom an earlier run has
     * forgotten, this one need not forget again.
     *
     * @return the run's number
     */
    public long register(InstanceId instance) throws SQLException {
        return inTransaction(connection -> {
            BatchWriter.takeTurn(connection);
            execute(
                    connection,
                    "update boot set state = 'dead' where instance = ? and state = 'live'",
                    statement -> statement.setString(1, instance.value()));
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into boot (instance, state, erasures)
                    select i.name, 'live', coalesce(max(b.erasures), 0)
                    from (values (?)) i (name) left join boot b on b.instance = i.name group by i.name returning id
                    """)) {
                statement.setString(1, instance.value());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /**
     * Brings a batch in, at most once.
     *
     * @param lease how many reads may enter before the next batch, at most: what a crash until then can hide
     * @throws SQLException if it is not known to be in; try again with the same id and batch
     */
    public Receipt write(BatchId id, Batch batch, long lease) throws SQLException {
        return inTransaction(connection -> writer.write(connection, id, batch, lease));
    }

    /** Ends a run in an orderly way: nothing is in flight, nothing was lost. */
    public void close(long boot) throws SQLException {
        inTransaction(connection -> {
            execute(connection, """
                    update boot set leased = captured, state =
                        case when exists (select from in_flight f where f.boot_id = boot.id) then 'dead' else 'closed' end
                    where id = ? and state = 'live'
                    """, statement -> statement.setLong(1, boot));
            return boot;
        });
    }

    /** Takes runs that fell silent for dead, so that what they had in flight is no longer waited for. */
    public void buryTheSilent() throws SQLException {
        inTransaction(connection -> {
            BatchWriter.takeTurn(connection);
            execute(
                    connection,
                    "update boot set state = 'dead' where state = 'live' and heartbeat_at < now() - ? * interval '1 second'",
                    statement -> statement.setLong(1, SILENCE.toSeconds()));
            return true;
        });
    }

    /**
     * Lets rows expire and folds old ones up; what is left still balances.
     *
     * @param keepSamples how long examples are kept
     * @param keepTallies how long the course over time is kept
     */
    public void keepHouse(LocalDate today, Duration keepSamples, Duration keepTallies) throws SQLException {
        inTransaction(connection -> {
            BatchWriter.takeTurn(connection);
            Housekeeping housekeeping = new Housekeeping(connection);
            housekeeping.expireSamples(keepSamples);
            housekeeping.expireRuleHours();
            housekeeping.turnMonths(today, keepTallies);
            housekeeping.foldTheDead();
            housekeeping.retireEpochs();
            housekeeping.forgetSilentHearts();
            housekeeping.tell();
            return true;
        });
    }

    /**
     * Deletes every row of a tenant, and from now on takes nothing from a run that has not forgotten it.
     *
     * @return false if there was none
     */
    public boolean erase(Tenant tenant) throws SQLException {
        return inTransaction(connection -> {
            BatchWriter.takeTurn(connection);
            Erasures.note(connection, tenant);
            return new Housekeeping(connection).erase(tenant);
        });
    }

    /** Whom a run has yet to forget. */
    public Erasures erasures(long boot) throws SQLException {
        return inTransaction(connection -> Erasures.open(connection, boot));
    }

    /** Says that a run has forgotten them, in memory and in its spool. */
    public void forgotten(long boot, Erasures erasures) throws SQLException {
        inTransaction(connection -> {
            erasures.followedBy(connection, boot);
            return true;
        });
    }

    /** Finds out which discrepancies are fixed by now. */
    public void findFixes() throws SQLException {
        inTransaction(connection -> {
            BatchWriter.takeTurn(connection);
            new Fixes(connection).find();
            return true;
        });
    }

    /** Keeps what a deployment pipeline said is running. */
    public void declare(Side side, BuildId build) throws SQLException {
        inTransaction(connection -> {
            execute(connection, """
                    insert into build_declaration (side, build, at) values (?, ?, now())
                    on conflict (side) do update set build = excluded.build, at = excluded.at
                    """, statement -> {
                statement.setString(1, side.name());
                statement.setString(2, SqlText.of(build.value()));
            });
            return true;
        });
    }

    /** What deployment pipelines said is running. */
    public Map<Side, BuildId> declared() throws SQLException {
        return inTransaction(connection -> {
            Map<Side, BuildId> declared = new EnumMap<>(Side.class);
            try (PreparedStatement statement =
                            connection.prepareStatement("select side, build from build_declaration");
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    declared.put(Side.valueOf(row.getString(1)), new BuildId(row.getString(2)));
                }
            }
            return declared;
        });
    }

    /**
     * Checks the books: for how many tenants' operations what was captured is not what was settled, is in flight or was lost
     * to a crash, or what was settled is not what the outcomes add up to. 0 unless Parallax has a bug or somebody changed
     * the store.
     */
    public long unaccounted() throws SQLException {
        return inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                            select count(*) from usage u
                            left join (
                                select tenant_id, operation_id, sum(reads) as reads from in_flight group by 1, 2
                            ) f using (tenant_id, operation_id)
                            left join (
                                select tenant_id, operation_id, sum(crash_gap) as gap,
                                    sum(matches + mismatches + unstable + vacuous + skipped) as outcomes
                                from standing group by 1, 2
                            ) s using (tenant_id, operation_id)
                            where u.captured - u.settled <> coalesce(f.reads, 0) + coalesce(s.gap, 0)
                                or u.settled <> coalesce(s.outcomes, 0)
                            """);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Something done with a statement before it runs. */
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private static void execute(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            statement.executeUpdate();
        }
    }

    /** Something done within a transaction. */
    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
            connection.setAutoCommit(false);
            try {
                limitWaiting(connection);
                T result = work.in(connection);
                connection.commit();
                return result;
            } finally {
                // Does nothing after a commit; on a broken connection the server has rolled back already.
                rollback(connection);
            }
        }
    }

    /** A paused instance must not hold the others' turn, nor a stuck one wait for ever. */
    private static void limitWaiting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select set_config('lock_timeout', '20s', true), set_config('statement_timeout', '60s', true),
                    set_config('idle_in_transaction_session_timeout', '30s', true)
                """)) {
            statement.execute();
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            LOG.debugf("Connection broke within a transaction: %s", broken.getSQLState());
        }
    }
}

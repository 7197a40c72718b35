package dev.parallax.evidence.store;

import dev.parallax.exchange.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is done to the store's rows after they were written: they expire, are folded up, and are erased. */
final class Housekeeping {

    /** Dead runs are folded up after so long: one that was only paused may come back until then. */
    private static final Duration MOURNING = Duration.ofDays(1);

    /** Epochs kept per tenant; the older ones say nothing about what runs now. */
    private static final int EPOCHS = 10;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy_MM", Locale.ROOT);

    private static final Duration RULE_HOURS_KEPT = Duration.ofDays(8);

    private final Connection connection;

    Housekeeping(Connection connection) {
        this.connection = connection;
    }

    /** Deletes examples and reads older than {@code keep}; their discrepancies keep their counts. */
    void expireSamples(Duration keep) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from sample where at < now() - ? * interval '1 second'")) {
            statement.setLong(1, keep.toSeconds());
            statement.executeUpdate();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("delete from recent_reads where at < now() - ? * interval '1 second'")) {
            statement.setLong(1, keep.toSeconds());
            statement.executeUpdate();
        }
    }

    /** Deletes the hours of rules that no chart shows any more. */
    void expireRuleHours() throws SQLException {
        run("delete from rule_hour where hour < now() - interval '" + RULE_HOURS_KEPT.toSeconds() + " seconds'");
    }

    /** Makes room for this month's and the next one's tallies, and drops whole months older than {@code keep}. */
    void turnMonths(LocalDate today, Duration keep) throws SQLException {
        for (int ahead = 0; ahead <= 1; ahead++) {
            YearMonth month = YearMonth.from(today).plusMonths(ahead);
            String name = "tally_" + month.format(MONTH);
            if (!exists(name) && isEmpty(month)) {
                run("create table " + name + " partition of tally for values from ('" + month.atDay(1)
                        + " 00:00:00+00') to ('" + month.plusMonths(1).atDay(1) + " 00:00:00+00')");
            }
        }
        YearMonth oldest = YearMonth.from(today.minusDays(keep.toDays()));
        for (int back = 1; back <= 3; back++) {
            run("drop table if exists tally_" + oldest.minusMonths(back).format(MONTH));
        }
    }

    private boolean exists(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, table);
            return yes(statement);
        }
    }

    /** Rows that a partition would have to take over from the catch-all keep it from being made. */
    private boolean isEmpty(YearMonth month) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select not exists (select from tally_rest where hour >= ?::timestamptz and hour < ?::timestamptz)")) {
            statement.setString(1, month.atDay(1) + " 00:00:00+00");
            statement.setString(2, month.plusMonths(1).atDay(1) + " 00:00:00+00");
            return yes(statement);
        }
    }

    private static boolean yes(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Books what long dead runs had in flight as crash gap of the epoch it was counted to, and forgets the runs. */
    void foldTheDead() throws SQLException {
        String dead = "(select id from boot where state <> 'live' and heartbeat_at < now() - interval '"
                + MOURNING.toSeconds() + " seconds')";
        run("""
                insert into standing as s (tenant_id, operation_id, epoch_id, matches, mismatches, unstable, vacuous,
                    not_compared, skipped, crash_gap, masked_matches, synthetic, matched_cases, mismatched_cases,
                    legacy_latency, candidate_latency)
                select tenant_id, operation_id, epoch_id, 0, 0, 0, 0, '', 0, sum(reads), 0, 0, '', '', '', ''
                from in_flight where boot_id in %s group by tenant_id, operation_id, epoch_id
                on conflict (tenant_id, operation_id, epoch_id) do update set crash_gap = s.crash_gap + excluded.crash_gap
                """.formatted(dead));
        run("delete from in_flight where boot_id in " + dead);
        run("delete from boot where id in " + dead);
    }

    /** Deletes all but the newest epochs of each tenant, and takes them out of its books so that these still balance. */
    void retireEpochs() throws SQLException {
        run("create temporary table retired on commit drop as select tenant_id, epoch_id from ("
                + "select tenant_id, epoch_id, row_number() over (partition by tenant_id order by last_at desc) as place"
                + " from tenant_epoch) ranked where place > " + EPOCHS);
        run("""
                update usage u set captured = u.captured - s.outcomes - s.gap, settled = u.settled - s.outcomes
                from (
                    select tenant_id, operation_id, sum(crash_gap) as gap,
                        sum(matches + mismatches + unstable + vacuous + skipped) as outcomes
                    from standing join retired using (tenant_id, epoch_id) group by tenant_id, operation_id
                ) s where s.tenant_id = u.tenant_id and s.operation_id = u.operation_id
                """);
        for (String table :
                new String[] {"standing", "rule_use", "tenant_discrepancy", "sample", "retry", "tenant_epoch"}) {
            run("delete from " + table
                    + " t using retired r where t.tenant_id = r.tenant_id and t.epoch_id = r.epoch_id");
        }
    }

    /**
     * Erases the heartbeat's tenants of instances that are gone: no run of theirs is remembered, and they have been silent
     * for a day. Each instance beats as a tenant of its own, and nobody ever erases it by name.
     */
    void forgetSilentHearts() throws SQLException {
        List<Tenant> silent = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select t.name from tenant t join tenant_epoch e on e.tenant_id = t.id
                where starts_with(t.name, ?)
                    and not exists (select from boot b where t.name = ? || b.instance)
                group by t.name having max(e.last_at) < now() - ? * interval '1 second'
                """)) {
            statement.setString(1, Tenant.HEARTBEAT_PREFIX);
            statement.setString(2, Tenant.HEARTBEAT_PREFIX);
            statement.setLong(3, MOURNING.toSeconds());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    silent.add(new Tenant(row.getString(1)));
                }
            }
        }
        for (Tenant tenant : silent) {
            erase(tenant);
        }
    }

    /** What was folded up or retired may be read otherwise now. */
    void tell() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select tenants_changed(array(select id from tenant))");
        }
    }

    /** Deletes every row of a tenant, and discrepancies that nobody else met and nobody decided about. */
    boolean erase(Tenant tenant) throws SQLException {
        int erased;
        try (PreparedStatement tallies = connection.prepareStatement(
                        "delete from tally where tenant_id in (select id from tenant where name = ?)");
                PreparedStatement all = connection.prepareStatement("delete from tenant where name = ?")) {
            tallies.setString(1, SqlText.of(tenant.name()));
            tallies.executeUpdate();
            all.setString(1, SqlText.of(tenant.name()));
            erased = all.executeUpdate();
        }
        run("""
                delete from discrepancy d
                where not exists (select from tenant_discrepancy t where t.discrepancy_id = d.id)
                and not exists (select from triage t where t.discrepancy_id = d.id)
                """);
        return erased > 0;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

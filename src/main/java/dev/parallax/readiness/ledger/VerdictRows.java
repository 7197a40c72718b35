package dev.parallax.readiness.ledger;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.LoggedVerdict;
import dev.parallax.readiness.Verdict;
import dev.parallax.rules.book.RuleBookDigest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table {@code verdict_change}. */
final class VerdictRows {

    /** Writers of several instances take turns, so that each change is one row. */
    private static final String LOCK = "select pg_advisory_xact_lock(7079)";

    private static final String APPEND = """
            insert into verdict_change (tenant_id, at, decision, previous, reason, legacy_build, candidate_build, rules,
                evidence_at, refused_at, captured, matches, mismatches, sentence, findings)
            select t.id, ?, ?, last.decision, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            from tenant t left join lateral (
                select decision, reason, legacy_build, candidate_build, rules from verdict_change v
                where v.tenant_id = t.id order by id desc limit 1) last on true
            where t.name = ? and (last.decision, last.reason, last.legacy_build, last.candidate_build, last.rules)
                is distinct from (?::text, ?::text, ?::text, ?::text, ?::text)
            """;

    private static final String NEWEST = """
            select t.name, v.decision, v.reason, v.rules, v.legacy_build, v.candidate_build, v.refused_at
            from tenant t cross join lateral (
                select * from verdict_change v where v.tenant_id = t.id order by id desc limit 1) v
            where ? or t.name = any(?)
            """;

    private static final String HISTORY = """
            select v.at, v.decision, v.previous, v.rules, v.legacy_build, v.candidate_build, v.captured, v.matches,
                v.mismatches, v.evidence_at, v.sentence, v.findings
            from verdict_change v join tenant t on t.id = v.tenant_id where t.name = ? order by v.id desc limit ?
            """;

    private static final String REFUSE = """
            update verdict_change v set refused_at = ?
            from tenant t where t.name = any(?)
                and v.id = (select max(id) from verdict_change l where l.tenant_id = t.id)
            """;

    /** The newest row stays, however old: what was said last still stands. */
    private static final String EXPIRE = """
            delete from verdict_change v where at < ?
                and exists (select from verdict_change later where later.tenant_id = v.tenant_id and later.id > v.id)
            """;

    private final Connection connection;

    VerdictRows(Connection connection) {
        this.connection = connection;
    }

    /** A verdict to be remembered, and when evidence last spoke against its tenant. */
    record Entry(
            Verdict verdict,
            @Nullable Instant newest,
            @Nullable Instant refusedAt) {}

    /** Adds what is not the newest word on its tenant already. In a transaction. */
    void append(Collection<Entry> entries) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.execute();
        }
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            for (Entry entry : entries) {
                set(append, entry);
                append.addBatch();
            }
            append.executeBatch();
        }
    }

    private static void set(PreparedStatement append, Entry entry) throws SQLException {
        Verdict verdict = entry.verdict();
        Epoch epoch = verdict.epoch();
        String[] about = {
            verdict.decision().name(),
            verdict.reasons().get(0).code().name(),
            epoch == null ? null : text(epoch.legacy()),
            epoch == null ? null : text(epoch.candidate()),
            epoch == null ? null : epoch.rules().hex()
        };
        append.setObject(1, time(verdict.at()));
        for (int i = 0; i < about.length; i++) {
            append.setString(2 + i, about[i]);
            append.setString(15 + i, about[i]);
        }
        append.setObject(7, time(entry.newest()), Types.TIMESTAMP_WITH_TIMEZONE);
        append.setObject(8, time(entry.refusedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        append.setLong(9, verdict.counts().captured());
        append.setLong(10, verdict.counts().match());
        append.setLong(11, verdict.counts().mismatch());
        append.setBytes(12, verdict.sentence().getBytes(StandardCharsets.UTF_8));
        append.setBytes(
                13,
                FindingCodec.write(verdict.reasons().stream()
                        .map(LoggedVerdict.Finding::of)
                        .toList()));
        append.setString(14, verdict.tenant().name());
    }

    /** The newest word on each tenant of which anything was said. */
    Map<Tenant, Precedent> newest() throws SQLException {
        return newest(true, List.of());
    }

    /** The newest word on {@code tenant}; empty if nothing was ever said. */
    Map<Tenant, Precedent> newest(Tenant tenant) throws SQLException {
        return newest(false, List.of(tenant));
    }

    private Map<Tenant, Precedent> newest(boolean all, List<Tenant> tenants) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setBoolean(1, all);
            statement.setArray(2, names(tenants));
            Map<Tenant, Precedent> newest = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    newest.put(
                            new Tenant(row.getString(1)),
                            new Precedent(
                                    Decision.valueOf(row.getString(2)),
                                    row.getString(3),
                                    epoch(row, 4),
                                    instant(row, 7)));
                }
            }
            return newest;
        }
    }

    /** Notes that evidence still speaks against those tenants. */
    void refuse(Collection<Tenant> tenants, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REFUSE)) {
            statement.setObject(1, time(now));
            statement.setArray(2, names(tenants));
            statement.executeUpdate();
        }
    }

    List<LoggedVerdict> history(Tenant tenant, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HISTORY)) {
            statement.setString(1, tenant.name());
            statement.setInt(2, most);
            List<LoggedVerdict> history = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String previous = row.getString(3);
                    history.add(new LoggedVerdict(
                            tenant,
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            Decision.valueOf(row.getString(2)),
                            previous == null ? null : Decision.valueOf(previous),
                            FindingCodec.read(row.getBytes(12)),
                            new String(row.getBytes(11), StandardCharsets.UTF_8),
                            epoch(row, 4),
                            new LoggedVerdict.Figures(
                                    row.getLong(7), row.getLong(8), row.getLong(9), instant(row, 10))));
                }
            }
            return history;
        }
    }

    void expire(Instant now, Duration keep) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, time(now.minus(keep)));
            statement.executeUpdate();
        }
    }

    private java.sql.Array names(Collection<Tenant> tenants) throws SQLException {
        return connection.createArrayOf(
                "text", tenants.stream().map(Tenant::name).toArray());
    }

    /** Rules, legacy and candidate build in this order from column {@code first} on. */
    private static @Nullable Epoch epoch(ResultSet row, int first) throws SQLException {
        String rules = row.getString(first);
        return rules == null
                ? null
                : new Epoch(
                        build(row.getString(first + 1)), build(row.getString(first + 2)), new RuleBookDigest(rules));
    }

    private static @Nullable BuildId build(@Nullable String name) {
        return name == null ? null : new BuildId(name);
    }

    private static @Nullable String text(@Nullable BuildId build) {
        return build == null ? null : build.value();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}

package dev.parallax.evidence.store;

import dev.parallax.evidence.EvidenceHistory;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the course of evidence and the use of rules within one transaction. */
final class HistoryReader {

    private final Connection connection;

    HistoryReader(Connection connection) {
        this.connection = connection;
    }

    List<EvidenceHistory.Hour> hours(Tenant tenant, EvidenceHistory.Span span) throws SQLException {
        List<EvidenceHistory.Hour> hours = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select t.hour, sum(t.matches)::int8, sum(t.mismatches)::int8, sum(t.unstable)::int8,
                    sum(t.vacuous)::int8, sum(t.skipped)::int8,
                    coalesce(sum(t.matches + t.mismatches + t.unstable + t.vacuous + t.skipped)
                        filter (where t.synthetic), 0)::int8
                from tally t
                where t.tenant_id = (select id from tenant where name = ?) and t.hour >= ? and t.hour < ?
                group by t.hour order by t.hour
                """)) {
            statement.setString(1, SqlText.of(tenant.name()));
            statement.setObject(2, OffsetDateTime.ofInstant(span.from(), ZoneOffset.UTC));
            statement.setObject(3, OffsetDateTime.ofInstant(span.until(), ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    hours.add(new EvidenceHistory.Hour(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7)));
                }
            }
        }
        return hours;
    }

    List<EvidenceHistory.RuleUse> ruleUses() throws SQLException {
        List<EvidenceHistory.RuleUse> uses = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        with current as (
                            select distinct on (tenant_id) tenant_id, epoch_id from tenant_epoch
                            order by tenant_id, last_at desc, epoch_id desc)
                        select u.rule, sum(u.matches)::int8, sum(u.places)::int8, count(distinct u.tenant_id)
                        from rule_use u join current c using (tenant_id, epoch_id)
                        group by u.rule order by 2 desc, u.rule
                        """);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                uses.add(new EvidenceHistory.RuleUse(
                        new RuleId(row.getString(1)), row.getLong(2), row.getLong(3), row.getLong(4)));
            }
        }
        return uses;
    }
}

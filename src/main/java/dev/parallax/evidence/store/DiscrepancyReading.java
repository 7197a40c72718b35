package dev.parallax.evidence.store;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The discrepancies of tenants, each with its state in the tenant's current epoch. Those that are fixed for the tenant
 * ({@link Fixes}) are left out.
 */
final class DiscrepancyReading {

    private static final String SQL = """
            with current as (
                select distinct on (tenant_id) tenant_id, epoch_id from tenant_epoch where ? in (0, tenant_id)
                order by tenant_id, last_at desc, epoch_id desc),
            met as (
                select d.tenant_id, d.discrepancy_id, min(d.first_at) as first_at, max(d.last_at) as last_at,
                    coalesce(sum(d.occurrences) filter (where d.epoch_id = c.epoch_id), 0)::int8 as now_met,
                    coalesce(sum(d.occurrences) filter (where d.epoch_id <> c.epoch_id), 0)::int8 as earlier_met
                from tenant_discrepancy d join current c on c.tenant_id = d.tenant_id
                where ? in (0, d.tenant_id) group by d.tenant_id, d.discrepancy_id),
            tried as (
                select s.tenant_id, s.operation_id,
                    coalesce(sum(s.matches + s.mismatches) filter (where s.epoch_id = c.epoch_id), 0)::int8 as now_tried,
                    coalesce(sum(s.matches + s.mismatches) filter (where s.epoch_id <> c.epoch_id), 0)::int8
                        as earlier_tried
                from standing s join current c on c.tenant_id = s.tenant_id
                where ? in (0, s.tenant_id) group by s.tenant_id, s.operation_id)
            select m.tenant_id, d.id, o.name, d.kind, d.pattern, d.shape, d.severity, d.state, d.accepted_until,
                m.now_met, m.earlier_met, t.now_tried, t.earlier_tried, m.first_at, m.last_at,
                coalesce(y.tries, 0)::int8
            from met m
            join current c on c.tenant_id = m.tenant_id
            join discrepancy d on d.id = m.discrepancy_id
            join operation o on o.id = d.operation_id
            join tried t on t.tenant_id = m.tenant_id and t.operation_id = d.operation_id
            left join retry y on y.tenant_id = m.tenant_id and y.discrepancy_id = m.discrepancy_id
                and y.epoch_id = c.epoch_id
            left join fix f on f.tenant_id = m.tenant_id and f.discrepancy_id = m.discrepancy_id
            where f.tenant_id is null
            order by array_position(array['CRITICAL', 'BREAKING', 'DEVIATION', 'COMPATIBLE', 'COSMETIC'], d.severity),
                m.now_met desc, d.id
            """;

    private final Connection connection;

    DiscrepancyReading(Connection connection) {
        this.connection = connection;
    }

    /** Takes one tenant's discrepancy. */
    interface Consumer {
        void accept(int tenant, TenantDiscrepancy discrepancy);
    }

    /** Reads those of these tenants, worst first, leaving out the fixed ones. */
    void read(TenantScope scope, Consumer consumer) throws SQLException {
        try (PreparedStatement statement = scope.prepare(connection, SQL);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (!Fixes.isFixed(tries(row))) {
                    consumer.accept(row.getInt(1), discrepancy(row));
                }
            }
        }
    }

    private static Fixes.Tries tries(ResultSet row) throws SQLException {
        return new Fixes.Tries(row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(16));
    }

    private static TenantDiscrepancy discrepancy(ResultSet row) throws SQLException {
        return new TenantDiscrepancy(
                new DiscrepancyId(row.getString(2)),
                new OperationId(row.getString(3)),
                DifferenceKind.valueOf(row.getString(4)),
                new PathPattern(row.getString(5)),
                new ChangeShape(row.getString(6)),
                Severity.valueOf(row.getString(7)),
                DiscrepancyState.valueOf(row.getString(8)),
                row.getObject(9, LocalDate.class),
                row.getLong(10),
                required(SnapshotReader.instant(row, 14)),
                required(SnapshotReader.instant(row, 15)));
    }

    private static Instant required(@Nullable Instant at) {
        return Objects.requireNonNull(at, "the column is not null");
    }
}

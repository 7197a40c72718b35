package dev.parallax.evidence.store;

import dev.parallax.evidence.gather.Batch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;

/**
 * Which discrepancies tenants no longer meet. One is fixed for a tenant when it was met in earlier epochs, is not met in the
 * current one, and was tried there often enough: so often that, had it stayed as frequent as it was, the chance of never
 * meeting it would be under one in twenty. A read that had shown it and was asked again counts as a try that would surely
 * have shown it. It is fixed as such when it is for every tenant that met it, and regressed once one meets it again.
 */
final class Fixes {

    /** Rule of three: −ln(0.05). */
    static final double TRIES_PER_RATE = 3.0;

    static final long FEWEST_TRIES = 20;
    /** Tries of reads that had shown it. */
    static final long RETRIES = 3;

    private final Connection connection;

    Fixes(Connection connection) {
        this.connection = connection;
    }

    /** Whether those figures show that it is fixed; the same in words of SQL in {@link #find}. */
    static boolean isFixed(Tries tries) {
        if (tries.nowMet() > 0 || tries.earlierMet() == 0) {
            return false;
        }
        double rate = Math.min(1, (double) tries.earlierMet() / Math.max(1, tries.earlierTried()));
        return tries.retried() >= RETRIES || tries.nowTried() >= Math.max(FEWEST_TRIES, TRIES_PER_RATE / rate);
    }

    /**
     * How often a tenant met a discrepancy, and how often it might have.
     *
     * @param nowMet occurrences in the current epoch
     * @param earlierMet occurrences in earlier epochs
     * @param nowTried compared reads of its operation in the current epoch
     * @param earlierTried compared reads of its operation in earlier epochs
     * @param retried reads that had shown it, asked again in the current epoch, and did not
     */
    record Tries(long nowMet, long earlierMet, long nowTried, long earlierTried, long retried) {}

    /** Finds out what has become fixed since it was last asked. */
    void find() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    with current as (
                        select distinct on (tenant_id) tenant_id, epoch_id from tenant_epoch
                        order by tenant_id, last_at desc, epoch_id desc),
                    met as (
                        select d.tenant_id, d.discrepancy_id, c.epoch_id, sum(d.occurrences) as earlier_met
                        from tenant_discrepancy d join current c using (tenant_id)
                        where not exists (select from fix f
                            where f.tenant_id = d.tenant_id and f.discrepancy_id = d.discrepancy_id)
                        group by d.tenant_id, d.discrepancy_id, c.epoch_id
                        having bool_and(d.epoch_id <> c.epoch_id)),
                    tried as (
                        select m.tenant_id, m.discrepancy_id, m.epoch_id, m.earlier_met,
                            sum(s.matches + s.mismatches) filter (where s.epoch_id = m.epoch_id) as now_tried,
                            sum(s.matches + s.mismatches) filter (where s.epoch_id <> m.epoch_id) as earlier_tried
                        from met m join discrepancy d on d.id = m.discrepancy_id
                        join standing s on s.tenant_id = m.tenant_id and s.operation_id = d.operation_id
                        group by 1, 2, 3, 4)
                    insert into fix (tenant_id, discrepancy_id, epoch_id, at)
                    select t.tenant_id, t.discrepancy_id, t.epoch_id, now() from tried t
                    left join retry r on r.tenant_id = t.tenant_id and r.discrepancy_id = t.discrepancy_id
                        and r.epoch_id = t.epoch_id
                    where coalesce(r.tries, 0) >= %d or coalesce(t.now_tried, 0) >= greatest(%d,
                        %s / least(1, t.earlier_met::float8 / greatest(1, coalesce(t.earlier_tried, 0))))
                    on conflict do nothing
                    """.formatted(RETRIES, FEWEST_TRIES, TRIES_PER_RATE));
            statement.executeUpdate("""
                    update discrepancy d set state = 'FIXED', version = version + 1
                    where state in ('OPEN', 'BUG', 'REGRESSED')
                    and exists (select from fix f where f.discrepancy_id = d.id)
                    and not exists (
                        select from tenant_discrepancy t
                        left join fix f on f.tenant_id = t.tenant_id and f.discrepancy_id = t.discrepancy_id
                        where t.discrepancy_id = d.id and f.tenant_id is null)
                    """);
        }
    }

    /** What is met again is no longer fixed; to be called once its occurrences are in. */
    void met(Ids ids, Collection<Batch.Met> met) throws SQLException {
        Rows rows = new Rows("tenant_id int4", "discrepancy_id text");
        met.forEach(one -> rows.add(ids.of(one.tenant()), one.id().hex()));
        rows.execute(connection, """
                delete from fix f using {rows} where f.tenant_id = r.tenant_id and f.discrepancy_id = r.discrepancy_id
                """);
        rows.execute(connection, """
                update discrepancy d set state = 'REGRESSED', version = version + 1
                from (select distinct discrepancy_id from {rows}) again
                where d.id = again.discrepancy_id and d.state = 'FIXED'
                """);
    }

    /** Reads that had shown a discrepancy were asked again. Those of tenants or discrepancies erased meanwhile are dropped. */
    void retried(Ids ids, List<Batch.Retry> retries) throws SQLException {
        Rows rows = new Rows("tenant text", "discrepancy_id text", "epoch_id int4", "tries int8");
        retries.forEach(retry ->
                rows.add(retry.tenant().name(), retry.discrepancy().hex(), ids.of(retry.epoch()), retry.tries()));
        rows.execute(connection, """
                insert into retry as y (tenant_id, discrepancy_id, epoch_id, tries)
                select t.id, d.id, r.epoch_id, r.tries from {rows}
                join tenant t on t.name = r.tenant join discrepancy d on d.id = r.discrepancy_id
                on conflict (tenant_id, discrepancy_id, epoch_id) do update set tries = y.tries + excluded.tries
                """);
    }
}

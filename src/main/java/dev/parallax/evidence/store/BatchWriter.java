package dev.parallax.evidence.store;

import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.gather.Outcomes;
import dev.parallax.evidence.gather.StandingKey;
import dev.parallax.evidence.gather.UsageKey;
import dev.parallax.exchange.OperationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings one batch into the store, within the caller's transaction. A fixed number of statements, whatever the batch
 * holds. Writers of several instances take turns by an advisory lock, so that sketches can be read, merged and written back
 * without losing anybody's share.
 */
final class BatchWriter {

    /** Any number nobody else uses; names the turn of writers. */
    private static final long TURN = 0x50_41_52_41_4C_4C_41_58L;

    private final int samplesPerDiscrepancy;
    private final int discrepanciesPerTenant;
    private final int recentReads;

    /**
     * @param limits how much is kept of what
     */
    BatchWriter(Limits limits) {
        this.samplesPerDiscrepancy = limits.samplesPerDiscrepancy();
        this.discrepanciesPerTenant = limits.discrepanciesPerTenant();
        this.recentReads = limits.recentReads();
    }

    /** Applies {@code batch}, unless it was applied before or its run is no longer the one that may. */
    Receipt write(Connection connection, BatchId id, Batch batch, long lease) throws SQLException {
        takeTurn(connection);
        Receipt receipt = sign(connection, id, batch, lease);
        if (receipt != Receipt.APPLIED) {
            return receipt;
        }
        Ids ids = Ids.of(connection, batch);
        usages(connection, ids, batch);
        standings(connection, ids, batch);
        tallies(connection, ids, batch);
        ruleUses(connection, ids, batch);
        ruleHours(connection, ids, batch);
        Set<Batch.Met> kept = discrepancies(connection, ids, batch);
        epochs(connection, ids, batch, kept);
        samples(connection, ids, batch, kept);
        inFlight(connection, ids, id, batch);
        new RecentReadRows(ids, recentReads).merge(connection, batch.recents());
        new Fixes(connection).retried(ids, batch.retries());
        changed(connection, ids, batch);
        return Receipt.APPLIED;
    }

    /** Last of all, so that tenants' rows are locked after whatever else is, as others do it. */
    private static void changed(Connection connection, Ids ids, Batch batch) throws SQLException {
        Object[] retried = batch.retries().stream()
                .map(retry -> SqlText.of(retry.tenant().name()))
                .distinct()
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(
                "select tenants_changed(array(select id from tenant where id = any(?) or name = any(?)))")) {
            statement.setArray(1, connection.createArrayOf("int4", ids.tenants().toArray()));
            statement.setArray(2, connection.createArrayOf("text", retried));
            statement.execute();
        }
    }

    static void takeTurn(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, TURN);
            statement.execute();
        }
    }

    private static Receipt sign(Connection connection, BatchId id, Batch batch, long lease) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update boot set state = 'live', last_sequence = ?, heartbeat_at = now(), captured = captured + ?,
                    leased = captured + ? + ?
                where id = ? and last_sequence < ? and erasures >= (select coalesce(max(id), 0) from erasure)
                """)) {
            statement.setLong(1, id.sequence());
            statement.setLong(2, batch.captured());
            statement.setLong(3, batch.captured());
            statement.setLong(4, lease);
            statement.setLong(5, id.boot());
            statement.setLong(6, id.sequence());
            if (statement.executeUpdate() == 1) {
                return Receipt.APPLIED;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("select last_sequence from boot where id = ?")) {
            statement.setLong(1, id.boot());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Receipt.FENCED;
                }
                return row.getLong(1) >= id.sequence() ? Receipt.ALREADY_APPLIED : Receipt.FORGET_FIRST;
            }
        }
    }

    private static void usages(Connection connection, Ids ids, Batch batch) throws SQLException {
        for (List<Batch.Usage> part : Rows.parts(batch.usages())) {
            usages(connection, ids, part);
        }
    }

    private static void usages(Connection connection, Ids ids, List<Batch.Usage> usages) throws SQLException {
        Map<UsageKey, Batch.Usage> byKey = new HashMap<>();
        Rows keys = new Rows("tenant_id int4", "operation_id int4", "tenant text", "operation text");
        for (Batch.Usage usage : usages) {
            byKey.put(usage.key(), usage);
            keys.add(
                    ids.of(usage.key().tenant()),
                    ids.of(usage.key().operation()),
                    usage.key().tenant().name(),
                    usage.key().operation().value());
        }
        Map<Long, ServedDays> served = servedDays(connection, keys);
        Rows rows = new Rows("tenant_id int4", "operation_id int4", "captured int8", "settled int8", "served bytea");
        for (Batch.Usage usage : byKey.values()) {
            int tenant = ids.of(usage.key().tenant());
            int operation = ids.of(usage.key().operation());
            ServedDays days = served.computeIfAbsent(packed(tenant, operation), none -> new ServedDays());
            days.add(usage.servedByDay());
            rows.add(tenant, operation, usage.captured(), usage.settled(), days.toBytes());
        }
        rows.execute(connection, """
                insert into usage as u (tenant_id, operation_id, captured, settled, served) select * from {rows}
                on conflict (tenant_id, operation_id) do update set captured = u.captured + excluded.captured,
                    settled = u.settled + excluded.settled, served = excluded.served
                """);
    }

    private static Map<Long, ServedDays> servedDays(Connection connection, Rows keys) throws SQLException {
        Map<Long, ServedDays> served = new HashMap<>();
        if (keys.isEmpty()) {
            return served;
        }
        try (PreparedStatement statement = keys.prepare(connection, """
                        select u.tenant_id, u.operation_id, u.served from usage u
                        join {rows} on u.tenant_id = r.tenant_id and u.operation_id = r.operation_id
                        """);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                served.put(packed(found.getInt(1), found.getInt(2)), ServedDays.read(found.getBytes(3)));
            }
        }
        return served;
    }

    private static long packed(int tenant, int operation) {
        return (long) tenant << 32 | operation;
    }

    private static void standings(Connection connection, Ids ids, Batch batch) throws SQLException {
        new StandingRows(ids).merge(connection, batch.standings());
    }

    private static void tallies(Connection connection, Ids ids, Batch batch) throws SQLException {
        for (List<Batch.Tally> part : Rows.parts(batch.tallies())) {
            tallies(connection, ids, part);
        }
    }

    private static void tallies(Connection connection, Ids ids, List<Batch.Tally> tallies) throws SQLException {
        Rows rows = new Rows(
                "hour timestamptz",
                "tenant_id int4",
                "operation_id int4",
                "epoch_id int4",
                "synthetic bool",
                "matches int8",
                "mismatches int8",
                "unstable int8",
                "vacuous int8",
                "skipped int8",
                "masked_matches int8");
        for (Batch.Tally tally : tallies) {
            StandingKey key = tally.key().standing();
            Outcomes outcomes = tally.outcomes();
            rows.add(
                    tally.key().hour(),
                    ids.of(key.usage().tenant()),
                    ids.of(key.usage().operation()),
                    ids.of(key.epoch()),
                    tally.key().synthetic(),
                    outcomes.match(),
                    outcomes.mismatch(),
                    outcomes.unstable(),
                    outcomes.vacuous(),
                    outcomes.notComparedTotal(),
                    tally.maskedMatches());
        }
        rows.execute(connection, """
                insert into tally as t (hour, tenant_id, operation_id, epoch_id, synthetic, matches, mismatches, unstable,
                    vacuous, skipped, masked_matches) select * from {rows}
                on conflict (hour, tenant_id, operation_id, epoch_id, synthetic) do update set
                    matches = t.matches + excluded.matches, mismatches = t.mismatches + excluded.mismatches,
                    unstable = t.unstable + excluded.unstable, vacuous = t.vacuous + excluded.vacuous,
                    skipped = t.skipped + excluded.skipped,
                    masked_matches = t.masked_matches + excluded.masked_matches
                """);
    }

    private static void ruleUses(Connection connection, Ids ids, Batch batch) throws SQLException {
        Rows rows = new Rows(
                "tenant_id int4", "operation_id int4", "epoch_id int4", "rule text", "matches int8", "places int8");
        for (Batch.RuleUse use : batch.ruleUses()) {
            StandingKey key = use.standing();
            rows.add(
                    ids.of(key.usage().tenant()),
                    ids.of(key.usage().operation()),
                    ids.of(key.epoch()),
                    use.rule().value(),
                    use.matches(),
                    use.places());
        }
        rows.execute(connection, """
                insert into rule_use as u (tenant_id, operation_id, epoch_id, rule, matches, places) select * from {rows}
                on conflict (tenant_id, operation_id, epoch_id, rule) do update set
                    matches = u.matches + excluded.matches, places = u.places + excluded.places
                """);
    }

    private static void ruleHours(Connection connection, Ids ids, Batch batch) throws SQLException {
        Map<List<Object>, Long> places = new HashMap<>();
        for (Batch.RuleUse use : batch.ruleUses()) {
            places.merge(
                    List.of(ids.of(use.standing().usage().tenant()), use.rule().value()), use.places(), Long::sum);
        }
        Rows rows = new Rows("tenant_id int4", "rule text", "hour timestamptz", "places int8");
        Instant hour = batch.at().truncatedTo(ChronoUnit.HOURS);
        places.forEach((key, count) -> rows.add(key.get(0), key.get(1), hour, count));
        rows.execute(connection, """
                insert into rule_hour as u (tenant_id, rule, hour, places) select * from {rows}
                on conflict (tenant_id, rule, hour) do update set places = u.places + excluded.places
                """);
    }

    private Set<Batch.Met> discrepancies(Connection connection, Ids ids, Batch batch) throws SQLException {
        return new DiscrepancyRows(ids, discrepanciesPerTenant).merge(connection, batch.discrepancies());
    }

    private static void epochs(Connection connection, Ids ids, Batch batch, Set<Batch.Met> kept) throws SQLException {
        Map<Batch.TenantEpoch, Long> overflows = new HashMap<>();
        Map<String, Batch.TenantEpoch> byKey = new HashMap<>();
        for (Batch.TenantEpoch epoch : batch.epochs()) {
            overflows.put(epoch, 0L);
            byKey.put(ids.of(epoch.tenant()) + "/" + ids.of(epoch.epoch()), epoch);
        }
        for (Batch.Overflow overflow : batch.overflows()) {
            Batch.TenantEpoch epoch = byKey.get(ids.of(overflow.tenant()) + "/" + ids.of(overflow.epoch()));
            overflows.merge(epoch, overflow.occurrences(), Long::sum);
        }
        for (Batch.Met met : batch.discrepancies()) {
            if (!kept.contains(met)) {
                Batch.TenantEpoch epoch = byKey.get(ids.of(met.tenant()) + "/" + ids.of(met.epoch()));
                overflows.merge(epoch, met.occurrences(), Long::sum);
            }
        }
        Rows rows = new Rows(
                "tenant_id int4",
                "epoch_id int4",
                "compared int8",
                "overflow int8",
                "first_at timestamptz",
                "last_at timestamptz");
        overflows.forEach((epoch, overflow) -> rows.add(
                ids.of(epoch.tenant()),
                ids.of(epoch.epoch()),
                epoch.compared(),
                overflow,
                epoch.first(),
                epoch.last()));
        rows.execute(connection, """
                insert into tenant_epoch as e (tenant_id, epoch_id, compared, overflow, first_at, last_at)
                select * from {rows}
                on conflict (tenant_id, epoch_id) do update set compared = e.compared + excluded.compared,
                    overflow = e.overflow + excluded.overflow, first_at = least(e.first_at, excluded.first_at),
                    last_at = greatest(e.last_at, excluded.last_at)
                """);
        running(connection, ids, batch);
    }

    /** What Parallax' own tenants are answered by says nothing of the platform's builds. */
    private static void running(Connection connection, Ids ids, Batch batch) throws SQLException {
        Map<Integer, Instant> newest = new TreeMap<>();
        batch.epochs().stream()
                .filter(epoch -> !epoch.tenant().isReserved())
                .forEach(epoch -> newest.merge(
                        ids.of(epoch.epoch()), epoch.last(), (one, other) -> other.isAfter(one) ? other : one));
        Rows rows = new Rows("id int4", "last_at timestamptz");
        newest.forEach(rows::add);
        rows.execute(
                connection,
                "update epoch e set last_at = greatest(e.last_at, r.last_at) from {rows} where e.id = r.id");
    }

    private void samples(Connection connection, Ids ids, Batch batch, Set<Batch.Met> kept) throws SQLException {
        Set<String> keptPlaces = new HashSet<>();
        kept.forEach(met -> keptPlaces.add(met.tenant().name() + '\0' + met.id().hex()));
        new SampleRows(ids, samplesPerDiscrepancy)
                .add(
                        connection,
                        batch.samples().stream()
                                .filter(sample ->
                                        keptPlaces.contains(sample.tenant().name()
                                                + '\0'
                                                + sample.discrepancy().hex()))
                                .toList());
    }

    private static void inFlight(Connection connection, Ids ids, BatchId id, Batch batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from in_flight where boot_id = ?")) {
            statement.setLong(1, id.boot());
            statement.executeUpdate();
        }
        Rows rows = new Rows("boot_id int8", "tenant_id int4", "operation_id int4", "epoch_id int4", "reads int8");
        for (Batch.InFlight flight : batch.inFlight()) {
            OperationId operation = flight.key().usage().operation();
            rows.add(
                    id.boot(),
                    ids.of(flight.key().usage().tenant()),
                    ids.of(operation),
                    ids.of(flight.key().epoch()),
                    flight.reads());
        }
        rows.execute(
                connection,
                "insert into in_flight (boot_id, tenant_id, operation_id, epoch_id, reads) select * from {rows}");
    }
}

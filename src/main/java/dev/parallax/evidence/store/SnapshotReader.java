package dev.parallax.evidence.store;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.gather.Outcomes;
import dev.parallax.evidence.sketch.CaseSketch;
import dev.parallax.evidence.sketch.LatencySketch;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads tenants' evidence within one transaction: six queries, for one tenant as for all. */
final class SnapshotReader {

    private static final long EVERY_TENANT = 0;

    /** Newer epochs of other builds than this make the fleet mixed; older ones are history. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final Connection connection;
    private final LocalDate today;

    SnapshotReader(Connection connection, LocalDate today) {
        this.connection = connection;
        this.today = today;
    }

    List<Tenant> tenants() throws SQLException {
        List<Tenant> tenants = new ArrayList<>();
        query(
                "select name from tenant where ? in (0, id) order by name",
                EVERY_TENANT,
                row -> tenants.add(new Tenant(row.getString(1))));
        return tenants;
    }

    List<TenantEvidence> readAll() throws SQLException {
        return read(EVERY_TENANT);
    }

    List<TenantEvidence> read(Tenant tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select id from tenant where name = ?")) {
            statement.setString(1, SqlText.of(tenant.name()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? read(row.getLong(1)) : List.of();
            }
        }
    }

    /** Everything of one tenant as it comes together. */
    private static final class Parts {
        private final Tenant tenant;
        private final Side serving;
        private final List<StoredEpoch> epochs = new ArrayList<>();
        private final Map<Integer, OperationParts> operations = new TreeMap<>();
        private final List<TenantDiscrepancy> discrepancies = new ArrayList<>();

        Parts(Tenant tenant, Side serving) {
            this.tenant = tenant;
            this.serving = serving;
        }
    }

    private record StoredEpoch(
            int id,
            Epoch epoch,
            long compared,
            long overflow,
            @Nullable Instant first,
            @Nullable Instant last) {}

    private static final class OperationParts {
        private final OperationId operation;
        private final Map<Integer, StoredStanding> standings = new HashMap<>();
        private long captured;
        private long served;
        private long inFlight;
        private long crashGap;

        OperationParts(OperationId operation) {
            this.operation = operation;
        }
    }

    private record StoredStanding(
            Outcomes outcomes,
            long total,
            long crashGap,
            long maskedMatches,
            CaseSketch matched,
            CaseSketch mismatched,
            LatencySketch legacy,
            LatencySketch candidate,
            @Nullable Instant last) {}

    private List<TenantEvidence> read(long id) throws SQLException {
        Map<Integer, Parts> tenants = new HashMap<>();
        query(
                "select id, name, serving from tenant where ? in (0, id)",
                id,
                row -> tenants.put(row.getInt(1), new Parts(new Tenant(row.getString(2)), Ids.side(row.getString(3)))));
        epochs(id, tenants);
        usages(id, tenants);
        standings(id, tenants);
        inFlight(id, tenants);
        new DiscrepancyReading(connection)
                .read(
                        id,
                        (tenant, discrepancy) -> Objects.requireNonNull(tenants.get(tenant))
                                .discrepancies
                                .add(discrepancy));
        return tenants.values().stream()
                .map(this::evidence)
                .sorted(Comparator.comparing(TenantEvidence::tenant))
                .toList();
    }

    /** The newest first; one that was never compared in comes last. */
    private void epochs(long id, Map<Integer, Parts> tenants) throws SQLException {
        query(
                """
                select t.tenant_id, t.epoch_id, e.legacy_build, e.candidate_build, e.rules, t.compared, t.overflow,
                    t.first_at, t.last_at
                from tenant_epoch t join epoch e on e.id = t.epoch_id
                where ? in (0, t.tenant_id) order by t.last_at desc, t.epoch_id desc
                """,
                id,
                row -> Objects.requireNonNull(tenants.get(row.getInt(1)))
                        .epochs
                        .add(new StoredEpoch(
                                row.getInt(2),
                                Ids.epoch(row, 3),
                                row.getLong(6),
                                row.getLong(7),
                                instant(row, 8),
                                instant(row, 9))));
    }

    private void usages(long id, Map<Integer, Parts> tenants) throws SQLException {
        query("""
                select u.tenant_id, u.operation_id, o.name, u.captured, u.served
                from usage u join operation o on o.id = u.operation_id where ? in (0, u.tenant_id)
                """, id, row -> {
            OperationParts operation = new OperationParts(new OperationId(row.getString(3)));
            operation.captured = row.getLong(4);
            operation.served = ServedDays.read(row.getBytes(5)).within(today);
            Objects.requireNonNull(tenants.get(row.getInt(1))).operations.put(row.getInt(2), operation);
        });
    }

    /** Sketches travel only for the epoch that counts; of the others only how much they account for. */
    private void standings(long id, Map<Integer, Parts> tenants) throws SQLException {
        query("""
                with current as (
                    select distinct on (tenant_id) tenant_id, epoch_id from tenant_epoch where ? in (0, tenant_id)
                    order by tenant_id, last_at desc, epoch_id desc)
                select s.tenant_id, s.operation_id, s.epoch_id, s.matches, s.mismatches, s.unstable, s.vacuous,
                    s.not_compared, s.crash_gap, s.masked_matches, s.last_at,
                    case when c.tenant_id is not null then s.matched_cases end,
                    case when c.tenant_id is not null then s.mismatched_cases end,
                    case when c.tenant_id is not null then s.legacy_latency end,
                    case when c.tenant_id is not null then s.candidate_latency end
                from standing s
                left join current c on c.tenant_id = s.tenant_id and c.epoch_id = s.epoch_id
                where ? in (0, s.tenant_id)
                """, id, row -> {
            Parts parts = Objects.requireNonNull(tenants.get(row.getInt(1)));
            OperationParts operation = parts.operations.get(row.getInt(2));
            if (operation != null) {
                operation.standings.put(row.getInt(3), standing(row));
            }
        });
    }

    private static StoredStanding standing(ResultSet row) throws SQLException {
        Outcomes outcomes = new Outcomes(
                row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), SkipCounts.read(row.getString(8)));
        return new StoredStanding(
                outcomes,
                outcomes.total(),
                row.getLong(9),
                row.getLong(10),
                CaseSketch.read(bytes(row, 12)),
                CaseSketch.read(bytes(row, 13)),
                LatencySketch.read(bytes(row, 14)),
                LatencySketch.read(bytes(row, 15)),
                instant(row, 11));
    }

    /** What a dead run had in flight is lost, and known to be. */
    private void inFlight(long id, Map<Integer, Parts> tenants) throws SQLException {
        query("""
                select f.tenant_id, f.operation_id, sum(f.reads) filter (where b.state = 'live'),
                    sum(f.reads) filter (where b.state <> 'live')
                from in_flight f join boot b on b.id = f.boot_id where ? in (0, f.tenant_id) group by 1, 2
                """, id, row -> {
            OperationParts operation = Objects.requireNonNull(tenants.get(row.getInt(1)))
                    .operations
                    .get(row.getInt(2));
            if (operation != null) {
                operation.inFlight = row.getLong(3);
                operation.crashGap = row.getLong(4);
            }
        });
    }

    private TenantEvidence evidence(Parts parts) {
        StoredEpoch current = parts.epochs.isEmpty()
                ? new StoredEpoch(0, new Epoch(null, null, new RuleBookDigest("")), 0, 0, null, null)
                : parts.epochs.get(0);
        return new TenantEvidence(
                parts.tenant,
                current.epoch(),
                parts.serving,
                parts.operations.values().stream()
                        .map(operation -> evidence(operation, current.id()))
                        .sorted(Comparator.comparing(OperationEvidence::operation))
                        .toList(),
                parts.discrepancies,
                current.first(),
                current.last(),
                isMixed(parts.epochs),
                current.overflow() > 0);
    }

    /** Whether another build answered after the current one had begun to, and not long ago. */
    private static boolean isMixed(List<StoredEpoch> epochs) {
        if (epochs.isEmpty()) {
            return false;
        }
        StoredEpoch current = epochs.get(0);
        return epochs.stream()
                .skip(1)
                .filter(other -> !Objects.equals(
                                other.epoch().legacy(), current.epoch().legacy())
                        || !Objects.equals(
                                other.epoch().candidate(), current.epoch().candidate()))
                .anyMatch(other -> other.last() != null
                        && current.first() != null
                        && current.last() != null
                        && other.last().isAfter(current.first())
                        && other.last().isAfter(current.last().minus(LATELY)));
    }

    /** Captured in this epoch is what was captured at all less what other epochs account for: a check, not a sum. */
    private static OperationEvidence evidence(OperationParts operation, int currentEpoch) {
        StoredStanding standing = operation.standings.getOrDefault(
                currentEpoch,
                new StoredStanding(
                        Outcomes.NONE,
                        0,
                        0,
                        0,
                        new CaseSketch(),
                        new CaseSketch(),
                        new LatencySketch(),
                        new LatencySketch(),
                        null));
        long elsewhere = operation.standings.entrySet().stream()
                .filter(entry -> entry.getKey() != currentEpoch)
                .mapToLong(entry -> entry.getValue().total() + entry.getValue().crashGap())
                .sum();
        Outcomes outcomes = standing.outcomes();
        Counts counts = new Counts(
                operation.captured - elsewhere,
                outcomes.match(),
                outcomes.mismatch(),
                outcomes.unstable(),
                outcomes.vacuous(),
                outcomes.notCompared(),
                operation.inFlight,
                operation.crashGap + standing.crashGap());
        return new OperationEvidence(
                operation.operation,
                counts,
                standing.matched().lowerBound(),
                standing.mismatched().estimate(),
                standing.matched().seenOnce(),
                standing.maskedMatches(),
                latency(standing),
                operation.served,
                standing.last());
    }

    private static LatencyProfile latency(StoredStanding standing) {
        LatencySketch legacy = standing.legacy();
        LatencySketch candidate = standing.candidate();
        return new LatencyProfile(
                legacy.count(),
                legacy.quantile(0.5),
                legacy.quantile(0.95),
                candidate.quantile(0.5),
                candidate.quantile(0.95));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, long tenant, RowReader reader) throws SQLException {
        try (PreparedStatement statement = TenantScope.prepare(connection, sql, tenant)) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

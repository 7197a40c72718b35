package dev.parallax.evidence.store;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.RunningBuilds;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.gather.Outcomes;
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
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads tenants' evidence within one transaction: seven queries, for one tenant as for all. */
final class SnapshotReader {

    /** Newer epochs of other builds than this make the fleet mixed; older ones are history. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final Connection connection;
    private final LocalDate today;
    private final Map<Integer, OperationId> operations = new HashMap<>();

    SnapshotReader(Connection connection, LocalDate today) {
        this.connection = connection;
        this.today = today;
    }

    List<Tenant> tenants() throws SQLException {
        List<Tenant> tenants = new ArrayList<>();
        query(
                "select name from tenant where ? in (0, id) order by name",
                new TenantScope.All(),
                row -> tenants.add(new Tenant(row.getString(1))));
        return tenants;
    }

    /** The builds of the newest epoch of all, and what was declared since. */
    RunningBuilds running() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with newest as (
                    select legacy_build, candidate_build, last_at from epoch where last_at is not null
                    order by last_at desc, id desc limit 1
                ), since as (
                    select side, build from build_declaration d
                    where not exists (select from newest n where n.last_at >= d.at)
                )
                select coalesce((select build from since where side = 'LEGACY'), (select legacy_build from newest)),
                    coalesce((select build from since where side = 'CANDIDATE'), (select candidate_build from newest))
                """);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new RunningBuilds(Ids.build(row.getString(1)), Ids.build(row.getString(2)));
        }
    }

    /** A tenant as its own row has it. */
    private record TenantRow(int id, Tenant tenant, Side serving, long version) {}

    /** All tenants, sorted by name: those that have not changed since they were last read as they were read then. */
    List<TenantEvidence> readAll(SnapshotCache cache) throws SQLException {
        Map<Integer, TenantRow> rows = new HashMap<>();
        query(
                "select id, name, serving, version from tenant where ? in (0, id)",
                new TenantScope.All(),
                row -> rows.put(row.getInt(1), tenantRow(row)));
        List<TenantEvidence> found = new ArrayList<>(rows.size());
        Map<Integer, TenantRow> changed = new HashMap<>();
        rows.forEach((id, row) -> cache.get(id, version(row)).ifPresentOrElse(found::add, () -> changed.put(id, row)));
        cache.retain(rows.keySet());
        if (!changed.isEmpty()) {
            boolean most = changed.size() > rows.size() / 2;
            found.addAll(read(changed, most ? new TenantScope.All() : new TenantScope.Some(changed.keySet()), cache));
        }
        found.sort(Comparator.comparing(TenantEvidence::tenant));
        return found;
    }

    /** One tenant; empty if it was never seen. */
    Optional<TenantEvidence> read(Tenant tenant, SnapshotCache cache) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select id, name, serving, version from tenant where name = ?")) {
            statement.setString(1, SqlText.of(tenant.name()));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                TenantRow found = tenantRow(row);
                Optional<TenantEvidence> known = cache.get(found.id(), version(found));
                return known.isPresent()
                        ? known
                        : read(Map.of(found.id(), found), new TenantScope.Some(List.of(found.id())), cache).stream()
                                .findFirst();
            }
        }
    }

    private SnapshotCache.Version version(TenantRow row) {
        return new SnapshotCache.Version(row.version(), today);
    }

    private static TenantRow tenantRow(ResultSet row) throws SQLException {
        return new TenantRow(row.getInt(1), new Tenant(row.getString(2)), Ids.side(row.getString(3)), row.getLong(4));
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

    private List<TenantEvidence> read(Map<Integer, TenantRow> rows, TenantScope scope, SnapshotCache cache)
            throws SQLException {
        Map<Integer, Parts> tenants = new HashMap<>();
        rows.forEach((id, row) -> tenants.put(id, new Parts(row.tenant(), row.serving())));
        operations();
        epochs(scope, tenants);
        usages(scope, tenants);
        standings(scope, tenants);
        inFlight(scope, tenants);
        new DiscrepancyReading(connection).read(scope, (tenant, discrepancy) -> {
            Parts parts = tenants.get(tenant);
            if (parts != null) {
                parts.discrepancies.add(discrepancy);
            }
        });
        List<TenantEvidence> read = new ArrayList<>(tenants.size());
        rows.forEach((id, row) -> {
            TenantEvidence evidence = evidence(Objects.requireNonNull(tenants.get(id)));
            cache.put(id, version(row), evidence);
            read.add(evidence);
        });
        return read;
    }

    /** Each name once, however many tenants use it. */
    private void operations() throws SQLException {
        query(
                "select id, name from operation",
                new TenantScope.All(),
                row -> operations.put(row.getInt(1), new OperationId(row.getString(2))));
    }

    /** The newest first; one that was never compared in comes last. */
    private void epochs(TenantScope scope, Map<Integer, Parts> tenants) throws SQLException {
        query("""
                select t.tenant_id, t.epoch_id, e.legacy_build, e.candidate_build, e.rules, t.compared, t.overflow,
                    t.first_at, t.last_at
                from tenant_epoch t join epoch e on e.id = t.epoch_id
                where ? in (0, t.tenant_id) order by t.last_at desc, t.epoch_id desc
                """, scope, row -> {
            Parts parts = tenants.get(row.getInt(1));
            if (parts != null) {
                parts.epochs.add(new StoredEpoch(
                        row.getInt(2),
                        Ids.epoch(row, 3),
                        row.getLong(6),
                        row.getLong(7),
                        instant(row, 8),
                        instant(row, 9)));
            }
        });
    }

    private void usages(TenantScope scope, Map<Integer, Parts> tenants) throws SQLException {
        query(
                "select u.tenant_id, u.operation_id, u.captured, u.served from usage u where ? in (0, u.tenant_id)",
                scope,
                row -> {
                    Parts parts = tenants.get(row.getInt(1));
                    if (parts != null) {
                        OperationParts operation =
                                new OperationParts(Objects.requireNonNull(operations.get(row.getInt(2))));
                        operation.captured = row.getLong(3);
                        operation.served = ServedDays.read(row.getBytes(4)).within(today);
                        parts.operations.put(row.getInt(2), operation);
                    }
                });
    }

    /** Of the epoch that counts its figures; of the others only how much they account for. */
    private void standings(TenantScope scope, Map<Integer, Parts> tenants) throws SQLException {
        query(StoredStanding.SQL, scope, row -> {
            Parts parts = tenants.get(row.getInt(1));
            OperationParts operation = parts == null ? null : parts.operations.get(row.getInt(2));
            if (operation != null) {
                operation.standings.put(row.getInt(3), StoredStanding.read(row));
            }
        });
    }

    /** What a dead run had in flight is lost, and known to be. */
    private void inFlight(TenantScope scope, Map<Integer, Parts> tenants) throws SQLException {
        query("""
                select f.tenant_id, f.operation_id, sum(f.reads) filter (where b.state = 'live'),
                    sum(f.reads) filter (where b.state <> 'live')
                from in_flight f join boot b on b.id = f.boot_id where ? in (0, f.tenant_id) group by 1, 2
                """, scope, row -> {
            Parts parts = tenants.get(row.getInt(1));
            OperationParts operation = parts == null ? null : parts.operations.get(row.getInt(2));
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
        StoredStanding standing = operation.standings.getOrDefault(currentEpoch, StoredStanding.NONE);
        long elsewhere = operation.standings.entrySet().stream()
                .filter(entry -> entry.getKey() != currentEpoch)
                .mapToLong(entry ->
                        entry.getValue().outcomes().total() + entry.getValue().crashGap())
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
                standing.distinctCases(),
                standing.differingCases(),
                standing.seenOnce(),
                standing.maskedMatches(),
                standing.latency(),
                operation.served,
                standing.last());
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, TenantScope scope, RowReader reader) throws SQLException {
        try (PreparedStatement statement = scope.prepare(connection, sql)) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

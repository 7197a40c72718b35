package dev.parallax.evidence.store;

import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.StandingKey;
import dev.parallax.evidence.gather.UsageKey;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The store's numbers for the names in one batch, given out where a name is new. Looked up anew for every batch: a cached
 * number would outlive a tenant that was erased.
 */
final class Ids {

    private final Map<String, Integer> tenants;
    private final Map<String, Integer> operations;
    private final Map<Epoch, Integer> epochs;

    private Ids(Map<String, Integer> tenants, Map<String, Integer> operations, Map<Epoch, Integer> epochs) {
        this.tenants = tenants;
        this.operations = operations;
        this.epochs = epochs;
    }

    int of(Tenant tenant) {
        return required(tenants.get(SqlText.of(tenant.name())));
    }

    int of(OperationId operation) {
        return required(operations.get(SqlText.of(operation.value())));
    }

    int of(Epoch epoch) {
        return required(epochs.get(epoch));
    }

    /** Numbers of all tenants of the batch. */
    Collection<Integer> tenants() {
        return tenants.values();
    }

    private static int required(@Nullable Integer id) {
        return Objects.requireNonNull(id, "every name of the batch was looked up");
    }

    static Ids of(Connection connection, Batch batch) throws SQLException {
        Set<Tenant> tenants = new HashSet<>();
        Set<OperationId> operations = new HashSet<>();
        Set<Epoch> epochs = new HashSet<>();
        batch.usages().forEach(usage -> add(usage.key(), tenants, operations));
        batch.standings().forEach(standing -> add(standing.key(), tenants, operations, epochs));
        batch.inFlight().forEach(flight -> add(flight.key(), tenants, operations, epochs));
        batch.discrepancies().forEach(met -> epochs.add(met.epoch()));
        batch.overflows().forEach(overflow -> epochs.add(overflow.epoch()));
        batch.samples().forEach(sample -> epochs.add(sample.epoch()));
        batch.epochs().forEach(epoch -> epochs.add(epoch.epoch()));
        batch.retries().forEach(retry -> epochs.add(retry.epoch()));
        batch.recents().forEach(recent -> add(recent.key(), tenants, operations));
        return new Ids(
                tenants(connection, batch, tenants), operations(connection, operations), epochs(connection, epochs));
    }

    private static void add(UsageKey key, Set<Tenant> tenants, Set<OperationId> operations) {
        tenants.add(key.tenant());
        operations.add(key.operation());
    }

    private static void add(StandingKey key, Set<Tenant> tenants, Set<OperationId> operations, Set<Epoch> epochs) {
        add(key.usage(), tenants, operations);
        epochs.add(key.epoch());
    }

    private static Map<String, Integer> tenants(Connection connection, Batch batch, Set<Tenant> tenants)
            throws SQLException {
        Rows names = new Rows("name text");
        tenants.forEach(tenant -> names.add(tenant.name()));
        names.execute(connection, """
                insert into tenant (name, serving)
                select r.name, 'LEGACY' from {rows} where not exists (select from tenant t where t.name = r.name)
                order by r.name
                on conflict do nothing
                """);
        Rows serving = new Rows("name text", "serving text");
        Map<Tenant, Batch.TenantEpoch> newest = new HashMap<>();
        batch.epochs()
                .forEach(epoch -> newest.merge(
                        epoch.tenant(), epoch, (one, other) -> other.last().isAfter(one.last()) ? other : one));
        newest.forEach(
                (tenant, epoch) -> serving.add(tenant.name(), epoch.serving().name()));
        serving.execute(
                connection,
                "update tenant t set serving = r.serving from {rows} where t.name = r.name and t.serving <> r.serving");
        return ids(connection, names, "select t.id, t.name from tenant t join {rows} on t.name = r.name");
    }

    private static Map<String, Integer> operations(Connection connection, Set<OperationId> operations)
            throws SQLException {
        Rows names = new Rows("name text");
        operations.forEach(operation -> names.add(operation.value()));
        names.execute(connection, """
                insert into operation (name)
                select r.name from {rows} where not exists (select from operation o where o.name = r.name)
                order by r.name
                on conflict do nothing
                """);
        return ids(connection, names, "select o.id, o.name from operation o join {rows} on o.name = r.name");
    }

    private static Map<String, Integer> ids(Connection connection, Rows names, String sql) throws SQLException {
        Map<String, Integer> ids = new HashMap<>();
        try (PreparedStatement statement = names.prepare(connection, sql);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                ids.put(found.getString(2), found.getInt(1));
            }
        }
        return ids;
    }

    private static Map<Epoch, Integer> epochs(Connection connection, Set<Epoch> epochs) throws SQLException {
        Rows rows = new Rows("legacy text", "candidate text", "rules text");
        epochs.forEach(epoch -> rows.add(
                name(epoch.legacy()), name(epoch.candidate()), epoch.rules().hex()));
        rows.execute(connection, """
                insert into epoch (legacy_build, candidate_build, rules)
                select r.legacy, r.candidate, r.rules from {rows}
                where not exists (
                    select from epoch e where e.rules = r.rules and e.legacy_build is not distinct from r.legacy
                    and e.candidate_build is not distinct from r.candidate)
                on conflict do nothing
                """);
        Map<Epoch, Integer> ids = new HashMap<>();
        try (PreparedStatement statement = rows.prepare(connection, """
                        select distinct e.id, e.legacy_build, e.candidate_build, e.rules
                        from epoch e join {rows} on e.rules = r.rules
                        """);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                ids.put(epoch(found, 2), found.getInt(1));
            }
        }
        return ids;
    }

    /** The epoch in three columns of a row: legacy build, candidate build, rules. */
    static Epoch epoch(ResultSet row, int firstColumn) throws SQLException {
        return new Epoch(
                build(row.getString(firstColumn)),
                build(row.getString(firstColumn + 1)),
                new RuleBookDigest(row.getString(firstColumn + 2)));
    }

    static Side side(String name) {
        return Side.valueOf(name);
    }

    static @Nullable BuildId build(@Nullable String name) {
        return name == null ? null : new BuildId(name);
    }

    private static @Nullable String name(@Nullable BuildId build) {
        return build == null ? null : build.value();
    }
}

package dev.parallax.evidence.store;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.gather.Batch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables {@code discrepancy} and {@code tenant_discrepancy}: one row a bug, one row a tenant that meets it. */
final class DiscrepancyRows {

    private final Ids ids;
    private final int perTenant;

    DiscrepancyRows(Ids ids, int perTenant) {
        this.ids = ids;
        this.perTenant = perTenant;
    }

    private record Place(int tenant, int epoch) {}

    /**
     * Adds occurrences up.
     *
     * @return those that are kept apart; the rest is beyond what a tenant may have
     */
    Set<Batch.Met> merge(Connection connection, List<Batch.Met> all) throws SQLException {
        Set<Batch.Met> kept = kept(connection, all);
        groups(connection, kept);
        Rows rows = new Rows(
                "tenant_id int4",
                "discrepancy_id text",
                "epoch_id int4",
                "occurrences int8",
                "first_at timestamptz",
                "last_at timestamptz");
        for (Batch.Met met : kept) {
            rows.add(
                    ids.of(met.tenant()),
                    met.id().hex(),
                    ids.of(met.epoch()),
                    met.occurrences(),
                    met.first(),
                    met.last());
        }
        rows.execute(connection, """
                insert into tenant_discrepancy as d (tenant_id, discrepancy_id, epoch_id, occurrences, first_at, last_at)
                select * from {rows}
                on conflict (tenant_id, discrepancy_id, epoch_id) do update set
                    occurrences = d.occurrences + excluded.occurrences,
                    first_at = least(d.first_at, excluded.first_at), last_at = greatest(d.last_at, excluded.last_at)
                """);
        new Fixes(connection).met(ids, kept);
        return kept;
    }

    private Set<Batch.Met> kept(Connection connection, List<Batch.Met> all) throws SQLException {
        Map<Place, Set<String>> known = known(connection, all);
        Set<Batch.Met> kept = new HashSet<>();
        for (Batch.Met met : all) {
            Set<String> ofTenant = known.computeIfAbsent(place(met), place -> new HashSet<>());
            if (ofTenant.contains(met.id().hex()) || ofTenant.size() < perTenant) {
                ofTenant.add(met.id().hex());
                kept.add(met);
            }
        }
        return kept;
    }

    private Map<Place, Set<String>> known(Connection connection, List<Batch.Met> all) throws SQLException {
        Map<Place, Set<String>> known = new HashMap<>();
        Rows places = new Rows("tenant_id int4", "epoch_id int4");
        all.stream().map(this::place).distinct().forEach(place -> places.add(place.tenant(), place.epoch()));
        if (places.isEmpty()) {
            return known;
        }
        try (PreparedStatement statement = places.prepare(connection, """
                        select d.tenant_id, d.epoch_id, d.discrepancy_id from tenant_discrepancy d
                        join {rows} on d.tenant_id = r.tenant_id and d.epoch_id = r.epoch_id
                        """);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                known.computeIfAbsent(new Place(row.getInt(1), row.getInt(2)), place -> new HashSet<>())
                        .add(row.getString(3));
            }
        }
        return known;
    }

    private Place place(Batch.Met met) {
        return new Place(ids.of(met.tenant()), ids.of(met.epoch()));
    }

    private void groups(Connection connection, Set<Batch.Met> kept) throws SQLException {
        Map<DiscrepancyId, Batch.Met> groups = new LinkedHashMap<>();
        kept.forEach(met -> groups.merge(met.id(), met, DiscrepancyRows::together));
        Rows rows = new Rows(
                "id text",
                "operation_id int4",
                "kind text",
                "pattern text",
                "shape text",
                "severity text",
                "first_at timestamptz",
                "last_at timestamptz");
        groups.forEach((id, met) -> rows.add(
                id.hex(),
                ids.of(met.what().operation()),
                met.what().kind().name(),
                met.what().pattern().text(),
                met.what().shape().text(),
                met.what().severity().name(),
                met.first(),
                met.last()));
        rows.execute(connection, """
                insert into discrepancy as d (id, operation_id, kind, pattern, shape, severity, first_at, last_at)
                select * from {rows}
                on conflict (id) do update set
                    first_at = least(d.first_at, excluded.first_at), last_at = greatest(d.last_at, excluded.last_at),
                    severity = excluded.severity
                """);
    }

    /** One tenant's and another's: the worse severity, the longer time. */
    private static Batch.Met together(Batch.Met one, Batch.Met other) {
        Batch.Met worse = other.what().severity().worseThan(one.what().severity()) ? other : one;
        Instant first = one.first().isBefore(other.first()) ? one.first() : other.first();
        Instant last = one.last().isAfter(other.last()) ? one.last() : other.last();
        return new Batch.Met(
                one.id(),
                worse.what(),
                one.tenant(),
                one.epoch(),
                one.occurrences() + other.occurrences(),
                first,
                last);
    }
}

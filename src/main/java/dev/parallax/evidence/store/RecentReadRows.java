package dev.parallax.evidence.store;

import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.RecentRead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table {@code recent_reads}: of each tenant and operation the newest day's reads with the smallest ranks, then the day before's. */
final class RecentReadRows {

    private static final Comparator<RecentRead> KEPT_FIRST =
            Comparator.comparingLong(RecentRead::day).reversed().thenComparingLong(RecentRead::rank);

    private final Ids ids;
    private final int perOperation;

    RecentReadRows(Ids ids, int perOperation) {
        this.ids = ids;
        this.perOperation = perOperation;
    }

    private record Key(int tenant, int operation) {}

    /** A part at a time; a read whose operation goes over a cut is merged twice. */
    void merge(Connection connection, List<Batch.Recent> recents) throws SQLException {
        for (List<Batch.Recent> part : Rows.parts(recents)) {
            mergePart(connection, part);
        }
    }

    private void mergePart(Connection connection, List<Batch.Recent> recents) throws SQLException {
        Map<Key, List<RecentRead>> offered = new LinkedHashMap<>();
        for (Batch.Recent recent : recents) {
            Key key = new Key(ids.of(recent.key().tenant()), ids.of(recent.key().operation()));
            offered.computeIfAbsent(key, none -> new ArrayList<>()).add(recent.read());
        }
        Map<Key, List<RecentRead>> kept = kept(connection, offered);
        Rows rows = new Rows("tenant_id int4", "operation_id int4", "at timestamptz", "reads bytea");
        offered.forEach((key, reads) -> {
            List<RecentRead> merged = merged(kept.getOrDefault(key, List.of()), reads);
            rows.add(key.tenant(), key.operation(), newest(merged), ReservoirCodec.write(merged));
        });
        rows.execute(connection, """
                insert into recent_reads (tenant_id, operation_id, at, reads) select * from {rows}
                on conflict (tenant_id, operation_id) do update set at = excluded.at, reads = excluded.reads
                """);
    }

    /** The same read of an earlier day gives way to the newer one. */
    private List<RecentRead> merged(List<RecentRead> kept, List<RecentRead> offered) {
        Map<Long, RecentRead> byHash = new HashMap<>();
        kept.forEach(read -> byHash.put(read.hash(), read));
        offered.forEach(read ->
                byHash.merge(read.hash(), read, (one, other) -> other.at().isBefore(one.at()) ? one : other));
        return byHash.values().stream().sorted(KEPT_FIRST).limit(perOperation).toList();
    }

    private static Instant newest(List<RecentRead> reads) {
        return reads.stream().map(RecentRead::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    private static Map<Key, List<RecentRead>> kept(Connection connection, Map<Key, List<RecentRead>> offered)
            throws SQLException {
        Map<Key, List<RecentRead>> kept = new HashMap<>();
        Rows keys = new Rows("tenant_id int4", "operation_id int4");
        offered.keySet().forEach(key -> keys.add(key.tenant(), key.operation()));
        if (keys.isEmpty()) {
            return kept;
        }
        try (PreparedStatement statement = keys.prepare(connection, """
                        select k.tenant_id, k.operation_id, k.reads from recent_reads k
                        join {rows} on k.tenant_id = r.tenant_id and k.operation_id = r.operation_id
                        """);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                kept.put(new Key(row.getInt(1), row.getInt(2)), ReservoirCodec.read(row.getBytes(3)));
            }
        }
        return kept;
    }
}

package dev.parallax.evidence.store;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.gather.RecentRead;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what was kept to be asked again, within one transaction. */
final class RepeatableReads {

    /** Examples of one discrepancy that are asked again, newest first; a bug of every tenant has very many. */
    private static final int MOST_EXAMPLES = 300;

    private final Connection connection;
    /** Equal reads once, however often they were kept. */
    private final Map<Key, Set<DiscrepancyId>> found = new LinkedHashMap<>();

    private record Key(Tenant tenant, OperationId operation, ReadRequest request) {}

    RepeatableReads(Connection connection) {
        this.connection = connection;
    }

    /** Examples of a discrepancy that can be asked again. */
    List<RepeatableRead> showing(DiscrepancyId discrepancy) throws SQLException {
        examples("s.discrepancy_id = ?", statement -> statement.setString(1, discrepancy.hex()));
        return reads();
    }

    /** Reads of a tenant, of one operation if one is given: those that showed a discrepancy first. */
    List<RepeatableRead> of(Tenant tenant, Optional<OperationId> operation) throws SQLException {
        String name = SqlText.of(tenant.name());
        @Nullable
        String only = operation.map(OperationId::value).map(SqlText::of).orElse(null);
        examples("t.name = ? and (?::text is null or o.name = ?)", statement -> {
            statement.setString(1, name);
            statement.setString(2, only);
            statement.setString(3, only);
        });
        try (PreparedStatement statement = connection.prepareStatement("""
                select o.name, k.reads from recent_reads k join tenant t on t.id = k.tenant_id
                join operation o on o.id = k.operation_id
                where t.name = ? and (?::text is null or o.name = ?) order by o.name
                """)) {
            statement.setString(1, name);
            statement.setString(2, only);
            statement.setString(3, only);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    OperationId kept = new OperationId(row.getString(1));
                    ReservoirCodec.read(row.getBytes(2)).stream()
                            .sorted(Comparator.comparing(RecentRead::at).reversed())
                            .forEach(read -> add(tenant, kept, request(read)));
                }
            }
        }
        return reads();
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private void examples(String condition, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select t.name, o.name, s.method, s.target, s.request_headers, s.request_body, s.discrepancy_id
                from sample s join tenant t on t.id = s.tenant_id join discrepancy d on d.id = s.discrepancy_id
                join operation o on o.id = d.operation_id
                where s.request_headers is not null and %s order by s.at desc, s.id desc limit %d
                """.formatted(condition, MOST_EXAMPLES))) {
            binding.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ReadRequest request = new ReadRequest(
                            ReadMethod.valueOf(row.getString(3)),
                            new Target(row.getString(4)),
                            SampleCodec.readHeaders(row.getBytes(5)),
                            Body.of(row.getBytes(6)));
                    add(new Tenant(row.getString(1)), new OperationId(row.getString(2)), request)
                            .add(new DiscrepancyId(row.getString(7)));
                }
            }
        }
    }

    private Set<DiscrepancyId> add(Tenant tenant, OperationId operation, ReadRequest request) {
        return found.computeIfAbsent(new Key(tenant, operation, request), first -> new HashSet<>());
    }

    private List<RepeatableRead> reads() {
        List<RepeatableRead> reads = new ArrayList<>();
        found.forEach(
                (key, showed) -> reads.add(new RepeatableRead(key.tenant(), key.operation(), key.request(), showed)));
        return reads;
    }

    private static ReadRequest request(RecentRead read) {
        return new ReadRequest(
                read.method(),
                read.target(),
                read.repeat().headers(),
                read.repeat().body());
    }
}

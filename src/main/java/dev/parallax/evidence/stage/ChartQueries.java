package dev.parallax.evidence.stage;

import dev.parallax.evidence.ChartReader;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.sketch.LatencySketch;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Asks the store for what charts are drawn from. */
@ApplicationScoped
class ChartQueries implements ChartReader {

    private static final String STAYS = """
            select t.name, e.candidate_build, sum(d.occurrences)::int8, min(d.first_at), max(d.last_at)
            from tenant_discrepancy d join tenant t on t.id = d.tenant_id join epoch e on e.id = d.epoch_id
            where d.discrepancy_id = ?
            group by t.name, e.candidate_build order by 3 desc, t.name, e.candidate_build nulls first
            """;

    private static final String TRENDS = """
            select t.name, y.hour, sum(y.matches)::int8, sum(y.mismatches)::int8
            from tally y join tenant t on t.id = y.tenant_id
            where t.name = any(?) and y.hour >= ?
            group by t.name, y.hour having sum(y.matches + y.mismatches) > 0 order by t.name, y.hour
            """;

    private static final String CURVES = """
            select o.name, s.legacy_latency, s.candidate_latency
            from standing s join tenant t on t.id = s.tenant_id join operation o on o.id = s.operation_id
            where t.name = ? and s.epoch_id = (
                select c.epoch_id from tenant_epoch c where c.tenant_id = t.id
                order by c.last_at desc, c.epoch_id desc limit 1)
            order by o.name
            """;

    private final Supplier<? extends DataSource> source;

    @Inject
    ChartQueries(Instance<AgroalDataSource> source) {
        this((Supplier<AgroalDataSource>) source::get);
    }

    ChartQueries(Supplier<? extends DataSource> source) {
        this.source = source;
    }

    @Override
    public List<Stay> stays(DiscrepancyId id) {
        return ask(STAYS, statement -> {
            statement.setString(1, id.hex());
            List<Stay> stays = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String candidate = row.getString(2);
                    stays.add(new Stay(
                            new Tenant(row.getString(1)),
                            candidate == null ? null : new BuildId(candidate),
                            row.getLong(3),
                            instant(row, 4),
                            instant(row, 5)));
                }
            }
            return stays;
        });
    }

    @Override
    public Map<Tenant, List<Point>> trends(Set<Tenant> tenants, Instant since) {
        Map<Tenant, List<Point>> trends = new TreeMap<>();
        if (tenants.isEmpty()) {
            return trends;
        }
        return ask(TRENDS, statement -> {
            Object[] names = tenants.stream().map(Tenant::name).toArray();
            statement.setArray(1, statement.getConnection().createArrayOf("text", names));
            statement.setObject(2, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    trends.computeIfAbsent(new Tenant(row.getString(1)), tenant -> new ArrayList<>())
                            .add(new Point(instant(row, 2), row.getLong(3), row.getLong(4)));
                }
            }
            return trends;
        });
    }

    @Override
    public List<Curve> curves(Tenant tenant) {
        return ask(CURVES, statement -> {
            statement.setString(1, tenant.name());
            List<Curve> curves = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    LatencySketch legacy = LatencySketch.read(row.getBytes(2));
                    LatencySketch candidate = LatencySketch.read(row.getBytes(3));
                    if (legacy.count() > 0 && candidate.count() > 0) {
                        curves.add(new Curve(
                                new OperationId(row.getString(1)),
                                Math.min(legacy.count(), candidate.count()),
                                quantiles(legacy),
                                quantiles(candidate)));
                    }
                }
            }
            return curves;
        });
    }

    private static List<Duration> quantiles(LatencySketch sketch) {
        return SHARES.stream().map(sketch::quantile).toList();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private interface Question<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    /** The source is looked up late: client commands run without a store. */
    private <T> T ask(String sql, Question<T> question) {
        try (Connection connection = source.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return question.ask(statement);
        } catch (SQLException e) {
            throw new StoreUnavailableException("the evidence store cannot be asked (" + e.getSQLState() + ")", e);
        }
    }
}

package dev.parallax.evidence.stage;

import dev.parallax.evidence.CourseReader;
import dev.parallax.evidence.RuleUseReader;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Tenant;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The course over time and the use of rules, as reports read them from the store. */
@ApplicationScoped
class HistoryQueries implements CourseReader, RuleUseReader {

    private static final String MASKED = """
            select u.rule, sum(u.places)::int8 from rule_use u join tenant t on t.id = u.tenant_id
            where ? or t.name = any(?) group by u.rule
            """;

    private static final String RULE_HOURS = """
            select u.rule, u.hour, sum(u.places)::int8 from rule_hour u join tenant t on t.id = u.tenant_id
            where (? or t.name = any(?)) and u.hour >= ?
            group by u.rule, u.hour order by u.rule, u.hour
            """;

    private static final String COURSE = """
            select y.hour, e.candidate_build, sum(y.matches)::int8, sum(y.mismatches)::int8
            from tally y join tenant t on t.id = y.tenant_id join epoch e on e.id = y.epoch_id
            where t.name = ? and y.hour >= ?
            group by y.hour, e.candidate_build
            having sum(y.matches + y.mismatches) > 0
            order by y.hour, e.candidate_build nulls first
            """;

    private final Supplier<? extends DataSource> source;

    @Inject
    HistoryQueries(Instance<AgroalDataSource> source) {
        this((Supplier<AgroalDataSource>) source::get);
    }

    HistoryQueries(Supplier<? extends DataSource> source) {
        this.source = source;
    }

    @Override
    public Map<RuleId, Long> masked(Optional<Set<Tenant>> tenants) {
        return ask(MASKED, statement -> {
            Object[] names = tenants.orElse(Set.of()).stream().map(Tenant::name).toArray();
            statement.setBoolean(1, tenants.isEmpty());
            statement.setArray(2, statement.getConnection().createArrayOf("text", names));
            Map<RuleId, Long> masked = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    masked.put(new RuleId(row.getString(1)), row.getLong(2));
                }
            }
            return masked;
        });
    }

    @Override
    public Map<RuleId, List<RuleUseReader.Hour>> hours(Optional<Set<Tenant>> tenants, Instant since) {
        return ask(RULE_HOURS, statement -> {
            Object[] names = tenants.orElse(Set.of()).stream().map(Tenant::name).toArray();
            statement.setBoolean(1, tenants.isEmpty());
            statement.setArray(2, statement.getConnection().createArrayOf("text", names));
            statement.setObject(3, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
            Map<RuleId, List<RuleUseReader.Hour>> hours = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    hours.computeIfAbsent(new RuleId(row.getString(1)), rule -> new ArrayList<>())
                            .add(new RuleUseReader.Hour(
                                    row.getObject(2, OffsetDateTime.class).toInstant(), row.getLong(3)));
                }
            }
            return hours;
        });
    }

    @Override
    public List<CourseReader.Hour> course(Tenant tenant, Instant since) {
        return ask(COURSE, statement -> {
            statement.setString(1, tenant.name());
            statement.setObject(2, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
            List<CourseReader.Hour> hours = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String candidate = row.getString(2);
                    hours.add(new CourseReader.Hour(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            candidate == null ? null : new BuildId(candidate),
                            row.getLong(3),
                            row.getLong(4)));
                }
            }
            return hours;
        });
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

package dev.parallax.readiness.breakglass;

import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.TriageDecision.Actor;
import dev.parallax.evidence.TriageDecision.Because;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Overrides;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code break_glass}. A statement a call, so that a transaction of the caller's holds all of it. */
@ApplicationScoped
public class StoredOverrides implements Overrides {

    private static final String GIVE = """
            insert into break_glass (tenant_id, at, until, person, because, against, legacy_build, candidate_build)
            select t.id, ?, ?, ?, ?, ?, ?, ? from tenant t where t.name = ?
            """;

    private static final String REVOKE = """
            update break_glass b set revoked_at = ?, revoked_by = ?
            from tenant t where t.id = b.tenant_id and t.name = ? and b.revoked_at is null and b.until > ?
            """;

    private static final String COLUMNS = """
            select t.name, b.person, b.because, b.against, b.legacy_build, b.candidate_build, b.at, b.until,
                b.revoked_by, b.revoked_at
            """;

    private static final String OF = COLUMNS + """
            from break_glass b join tenant t on t.id = b.tenant_id where t.name = ? order by b.id desc limit ?
            """;

    private static final String NEWEST = COLUMNS + """
            from (select distinct on (tenant_id) * from break_glass order by tenant_id, id desc) b
            join tenant t on t.id = b.tenant_id
            """;

    private final Supplier<? extends DataSource> source;

    @Inject
    StoredOverrides(Instance<AgroalDataSource> source) {
        this((Supplier<AgroalDataSource>) source::get);
    }

    StoredOverrides(Supplier<? extends DataSource> source) {
        this.source = source;
    }

    @Override
    public boolean give(BreakGlass override) {
        BreakGlass.Builds between = override.between();
        return ask(GIVE, statement -> {
                    statement.setObject(1, time(override.span().from()));
                    statement.setObject(2, time(override.span().until()));
                    statement.setString(3, override.by().name());
                    statement.setString(4, override.because().text());
                    statement.setString(5, override.against().name());
                    statement.setString(6, text(between.legacy()));
                    statement.setString(7, text(between.candidate()));
                    statement.setString(8, override.tenant().name());
                    return statement.executeUpdate();
                })
                > 0;
    }

    @Override
    public boolean revoke(Tenant tenant, BreakGlass.Revocation revocation) {
        return ask(REVOKE, statement -> {
                    statement.setObject(1, time(revocation.at()));
                    statement.setString(2, revocation.by().name());
                    statement.setString(3, tenant.name());
                    statement.setObject(4, time(revocation.at()));
                    return statement.executeUpdate();
                })
                > 0;
    }

    @Override
    public Optional<BreakGlass> newest(Tenant tenant) {
        return of(tenant, 1).stream().findFirst();
    }

    @Override
    public Map<Tenant, BreakGlass> newest() {
        return ask(NEWEST, StoredOverrides::read).stream()
                .collect(Collectors.toMap(BreakGlass::tenant, Function.identity()));
    }

    @Override
    public List<BreakGlass> of(Tenant tenant, int most) {
        return ask(OF, statement -> {
            statement.setString(1, tenant.name());
            statement.setInt(2, most);
            return read(statement);
        });
    }

    private static List<BreakGlass> read(PreparedStatement statement) throws SQLException {
        List<BreakGlass> read = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String revokedBy = row.getString(9);
                read.add(new BreakGlass(
                        new Tenant(row.getString(1)),
                        new Actor(row.getString(2)),
                        new Because(row.getString(3)),
                        Decision.valueOf(row.getString(4)),
                        new BreakGlass.Builds(build(row.getString(5)), build(row.getString(6))),
                        new BreakGlass.Span(instant(row, 7), instant(row, 8)),
                        revokedBy == null ? null : new BreakGlass.Revocation(new Actor(revokedBy), instant(row, 10))));
            }
        }
        return read;
    }

    private interface Question<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T ask(String sql, Question<T> question) {
        try (Connection connection = source.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return question.ask(statement);
        } catch (SQLException e) {
            throw new StoreUnavailableException("the overrides cannot be asked (" + e.getSQLState() + ")", e);
        }
    }

    private static @Nullable BuildId build(@Nullable String name) {
        return name == null ? null : new BuildId(name);
    }

    private static @Nullable String text(@Nullable BuildId build) {
        return build == null ? null : build.value();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}

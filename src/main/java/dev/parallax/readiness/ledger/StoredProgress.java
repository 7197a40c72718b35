package dev.parallax.readiness.ledger;

import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.ProgressLog;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Adds up the verdict log in the store: one query, however many tenants and changes there are. */
@ApplicationScoped
class StoredProgress implements ProgressLog {

    private static final String STEPS = """
            with changes as (
                select v.at, lag(v.id) over tenants is null as first, v.decision = 'READY' as ready,
                    coalesce(lag(v.decision) over tenants = 'READY', false) as was_ready
                from verdict_change v join tenant t on t.id = v.tenant_id
                where (? or t.name = any(?)) and not starts_with(t.name, ?)
                window tenants as (partition by v.tenant_id order by v.id)),
            span as (select min(at) as start, greatest(interval '1 second', (max(at) - min(at)) / 250) as width
                from changes)
            select date_bin(width, at, start), count(*) filter (where first), sum(ready::int - was_ready::int)
            from changes, span group by 1
            having count(*) filter (where first) > 0 or sum(ready::int - was_ready::int) <> 0 order by 1
            """;

    private final Supplier<? extends DataSource> source;

    @Inject
    StoredProgress(Instance<AgroalDataSource> source) {
        this((Supplier<AgroalDataSource>) source::get);
    }

    StoredProgress(Supplier<? extends DataSource> source) {
        this.source = source;
    }

    @Override
    public List<Step> steps(Optional<Set<Tenant>> tenants) {
        try (Connection connection = source.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(STEPS)) {
            Object[] names = tenants.orElse(Set.of()).stream().map(Tenant::name).toArray();
            statement.setBoolean(1, tenants.isEmpty());
            statement.setArray(2, connection.createArrayOf("text", names));
            // The heartbeat's tenant is not one to be moved.
            statement.setString(3, Tenant.RESERVED_PREFIX);
            List<Step> steps = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    steps.add(new Step(
                            row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2), row.getLong(3)));
                }
            }
            return steps;
        } catch (SQLException e) {
            throw new StoreUnavailableException("the evidence store cannot be asked (" + e.getSQLState() + ")", e);
        }
    }
}

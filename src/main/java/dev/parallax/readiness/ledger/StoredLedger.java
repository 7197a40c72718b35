package dev.parallax.readiness.ledger;

import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.LoggedVerdict;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.VerdictLog;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The ledger in the evidence store. The source is looked up late: client commands run without a store. */
@ApplicationScoped
public class StoredLedger implements Ledger, VerdictLog {

    /** How often a refusal that goes on is noted in the store; in between this process knows. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Supplier<? extends DataSource> source;

    /** When evidence last spoke against a tenant, as this process saw it; what the store holds may be a minute older. */
    private final Map<Tenant, Instant> refused = new ConcurrentHashMap<>();

    @Inject
    StoredLedger(Instance<AgroalDataSource> source) {
        this((Supplier<AgroalDataSource>) source::get);
    }

    StoredLedger(Supplier<? extends DataSource> source) {
        this.source = source;
    }

    @Override
    public Background of(Tenant tenant) {
        return ask(connection -> background(
                tenant,
                new VerdictRows(connection).newest(tenant).get(tenant),
                new AttemptRows(connection).of(tenant).getOrDefault(tenant, List.of())));
    }

    @Override
    public Map<Tenant, Background> all() {
        Map<Tenant, Background> all = new HashMap<>();
        return ask(connection -> {
            Map<Tenant, List<Epoch>> attempts = new AttemptRows(connection).all();
            new VerdictRows(connection)
                    .newest()
                    .forEach((tenant, precedent) ->
                            all.put(tenant, background(tenant, precedent, attempts.getOrDefault(tenant, List.of()))));
            return all;
        });
    }

    private Background background(Tenant tenant, @Nullable Precedent precedent, List<Epoch> attempts) {
        if (precedent == null) {
            refused.remove(tenant); // erased, or never judged
            return Background.NONE;
        }
        return new Background(later(refused.get(tenant), precedent.refusedAt()), attempts);
    }

    @Override
    public void remember(Collection<Judged> judged) {
        if (judged.isEmpty()) {
            return;
        }
        ask(connection -> {
            VerdictRows rows = new VerdictRows(connection);
            Map<Tenant, Precedent> newest = judged.size() == 1
                    ? rows.newest(judged.iterator().next().verdict().tenant())
                    : rows.newest();
            List<VerdictRows.Entry> changes = new ArrayList<>();
            List<Tenant> stillRefused = new ArrayList<>();
            for (Judged each : judged) {
                Verdict verdict = each.verdict();
                Tenant tenant = verdict.tenant();
                Precedent precedent = newest.get(tenant);
                if (verdict.refusedByEvidence()) {
                    refused.put(tenant, verdict.at());
                }
                if (precedent == null || precedent.differs(verdict)) {
                    Instant before = precedent == null ? null : precedent.refusedAt();
                    changes.add(new VerdictRows.Entry(verdict, each.newest(), later(refused.get(tenant), before)));
                } else if (verdict.refusedByEvidence() && isDue(precedent, verdict)) {
                    stillRefused.add(tenant);
                }
            }
            new AttemptRows(connection)
                    .add(judged.stream()
                            .filter(Judged::spends)
                            .map(Judged::verdict)
                            .toList());
            if (!changes.isEmpty()) {
                rows.append(changes);
            }
            if (!stillRefused.isEmpty()) {
                rows.refuse(stillRefused, judged.iterator().next().verdict().at());
            }
            return changes.size();
        });
    }

    private static boolean isDue(Precedent precedent, Verdict verdict) {
        Instant noted = precedent.refusedAt();
        return noted == null || verdict.at().isAfter(noted.plus(NOTED_EVERY));
    }

    @Override
    public List<LoggedVerdict> of(Tenant tenant, int most) {
        return ask(connection -> new VerdictRows(connection).history(tenant, most));
    }

    /** Deletes what was said longer than {@code keep} ago, but the newest word on each tenant. */
    void expire(Instant now, Duration keep) {
        ask(connection -> {
            new VerdictRows(connection).expire(now, keep);
            return keep;
        });
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (Connection connection = source.get().getConnection()) {
            connection.setAutoCommit(false);
            try {
                T answer = question.ask(connection);
                connection.commit();
                return answer;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("the verdict log cannot be asked (" + e.getSQLState() + ")", e);
        }
    }
}

package dev.parallax.evidence.audit;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.AuditLog;
import dev.parallax.evidence.DiscrepancyReader.Page;
import dev.parallax.evidence.StoreUnavailableException;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The audit log as rows. */
@ApplicationScoped
class AuditRows implements AuditLog, PanacheRepository<AuditEntity> {

    private final Clock clock;

    AuditRows(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void add(AuditEntry entry) {
        inTransaction(() -> {
            persist(AuditEntity.of(entry, clock.instant()));
            return entry;
        });
    }

    @Override
    public List<Recorded> newest(Optional<AuditAction> action, Page page) {
        return inTransaction(() -> page.limit() == 0
                ? List.of()
                : action
                        .map(only -> find("action = ?1 order by id desc", only))
                        .orElseGet(() -> find("order by id desc"))
                        .range(page.offset(), page.offset() + page.limit() - 1)
                        .stream()
                        .map(AuditEntity::recorded)
                        .toList());
    }

    @Override
    public long count(Optional<AuditAction> action) {
        return inTransaction(() -> action.map(only -> count("action", only)).orElseGet(this::count));
    }

    private static <T> T inTransaction(Supplier<T> deed) {
        try {
            return QuarkusTransaction.joiningExisting().call(deed::get);
        } catch (PersistenceException | QuarkusTransactionException e) {
            throw new StoreUnavailableException("the audit log cannot be asked", e);
        }
    }
}

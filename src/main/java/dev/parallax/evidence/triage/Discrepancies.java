package dev.parallax.evidence.triage;

import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyReader;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.Triage;
import dev.parallax.evidence.TriageDecision;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Discrepancies in the store, read and decided about. */
@ApplicationScoped
class Discrepancies implements DiscrepancyReader, Triage, PanacheRepositoryBase<DiscrepancyEntity, String> {

    private static final int SAMPLES = 30;
    private static final int MEETINGS = 500;

    private static final String WORST_FIRST = """
             order by case d.severity when CRITICAL then 0 when BREAKING then 1 when DEVIATION then 2
            when COMPATIBLE then 3 else 4 end, d.lastAt desc, d.id
            """;

    private final Clock clock;

    Discrepancies(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<DiscrepancyGroup> list(DiscrepancyFilter filter, Page page) {
        return inTransaction(() -> {
            Where where = Where.of(filter);
            List<DiscrepancyEntity> found = page.limit() == 0
                    ? List.of()
                    : find(where.clause() + WORST_FIRST, where.parameters())
                            .range(page.offset(), page.offset() + page.limit() - 1)
                            .list();
            return groups(found, Optional.ofNullable(filter.tenant()));
        });
    }

    @Override
    public long count(DiscrepancyFilter filter) {
        return inTransaction(() -> {
            Where where = Where.of(filter);
            return count(where.clause(), where.parameters());
        });
    }

    @Override
    public Optional<DiscrepancyDetail> one(DiscrepancyId id) {
        return inTransaction(() -> findByIdOptional(id.hex())
                .map(found -> new DiscrepancyDetail(
                        groups(List.of(found), Optional.empty()).get(0), meetings(id), samples(id), history(id))));
    }

    @Override
    public boolean decide(DiscrepancyId id, TriageDecision decision) {
        return inTransaction(() -> {
            Optional<DiscrepancyEntity> found = findByIdOptional(id.hex());
            found.ifPresent(discrepancy -> {
                discrepancy.state = decision.state();
                discrepancy.acceptedUntil = decision.until();
                TriageEntity entry = new TriageEntity();
                entry.discrepancyId = id.hex();
                entry.at = clock.instant();
                entry.state = decision.state();
                entry.acceptedUntil = decision.until();
                entry.actor = decision.by().name();
                entry.note = decision.because().text();
                getEntityManager().persist(entry);
            });
            return found.isPresent();
        });
    }

    /** Counts for all of them in one query; those of one tenant if one is given. */
    private List<DiscrepancyGroup> groups(List<DiscrepancyEntity> found, Optional<Tenant> tenant) {
        Map<String, Object[]> sums = new HashMap<>();
        getEntityManager()
                .createQuery("""
                        select m.discrepancy.id, sum(m.occurrences), count(distinct m.tenant.id), min(m.firstAt),
                            max(m.lastAt)
                        from MeetingEntity m
                        where m.discrepancy.id in :ids and (:tenant is null or m.tenant.name = :tenant)
                        group by m.discrepancy.id
                        """, Object[].class)
                .setParameter("ids", found.stream().map(entity -> entity.id).toList())
                .setParameter("tenant", tenant.map(Tenant::name).orElse(null))
                .getResultList()
                .forEach(sum -> sums.put((String) sum[0], sum));
        List<DiscrepancyGroup> groups = new ArrayList<>();
        for (DiscrepancyEntity entity : found) {
            Object[] sum =
                    sums.getOrDefault(entity.id, new Object[] {entity.id, 0L, 0L, entity.firstAt, entity.lastAt});
            groups.add(new DiscrepancyGroup(
                    new DiscrepancyId(entity.id),
                    new OperationId(entity.operation.name),
                    entity.kind,
                    new PathPattern(entity.pattern),
                    new ChangeShape(entity.shape),
                    entity.severity,
                    entity.state,
                    entity.acceptedUntil,
                    (Long) sum[1],
                    (Long) sum[2],
                    (Instant) sum[3],
                    (Instant) sum[4]));
        }
        return groups;
    }

    private List<DiscrepancyDetail.Meeting> meetings(DiscrepancyId id) {
        return getEntityManager()
                .createQuery("""
                        select m.tenant.name, sum(m.occurrences), min(m.firstAt), max(m.lastAt) from MeetingEntity m
                        where m.discrepancy.id = :id group by m.tenant.name order by 2 desc, 1
                        """, Object[].class)
                .setParameter("id", id.hex())
                .setMaxResults(MEETINGS)
                .getResultStream()
                .map(row -> new DiscrepancyDetail.Meeting(
                        new Tenant((String) row[0]), (Long) row[1], (Instant) row[2], (Instant) row[3]))
                .toList();
    }

    private List<dev.parallax.evidence.SampledPair> samples(DiscrepancyId id) {
        return getEntityManager()
                .createQuery("""
                        from SampleEntity s join fetch s.tenant join fetch s.epoch where s.discrepancyId = :id
                        order by s.at desc, s.id desc
                        """, SampleEntity.class)
                .setParameter("id", id.hex())
                .setMaxResults(SAMPLES)
                .getResultStream()
                .map(SampleEntity::pair)
                .toList();
    }

    private List<DiscrepancyDetail.TriageEntry> history(DiscrepancyId id) {
        return getEntityManager()
                .createQuery(
                        "from TriageEntity t where t.discrepancyId = :id order by t.at desc, t.id desc",
                        TriageEntity.class)
                .setParameter("id", id.hex())
                .getResultStream()
                .map(TriageEntity::entry)
                .toList();
    }

    private static <T> T inTransaction(Supplier<T> question) {
        try {
            return QuarkusTransaction.joiningExisting().call(question::get);
        } catch (PersistenceException | io.quarkus.narayana.jta.QuarkusTransactionException e) {
            throw new StoreUnavailableException("the evidence store cannot be asked", e);
        }
    }

    /** A filter in the query language. */
    private record Where(String clause, Parameters values) {

        static Where of(DiscrepancyFilter filter) {
            List<String> conditions = new ArrayList<>(List.of("d.operation.name not like :own"));
            Parameters values = new Parameters();
            values.and("own", Tenant.RESERVED_PREFIX + "%");
            if (filter.tenant() != null) {
                conditions.add(
                        "exists (select 1 from MeetingEntity m where m.discrepancy = d and m.tenant.name = :tenant)");
                values.and("tenant", filter.tenant().name());
            }
            if (filter.operation() != null) {
                conditions.add("d.operation.name = :operation");
                values.and("operation", filter.operation().value());
            }
            if (filter.severity() != null) {
                conditions.add("d.severity = :severity");
                values.and("severity", filter.severity());
            }
            if (filter.state() != null) {
                conditions.add("d.state = :state");
                values.and("state", filter.state());
            }
            return new Where("from DiscrepancyEntity d where " + String.join(" and ", conditions), values);
        }

        Map<String, Object> parameters() {
            return values.map();
        }
    }
}

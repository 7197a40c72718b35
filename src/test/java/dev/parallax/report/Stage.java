package dev.parallax.report;

import static java.util.Comparator.comparing;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.AuditLog;
import dev.parallax.evidence.BuildDeclarations;
import dev.parallax.evidence.CourseReader;
import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyReader;
import dev.parallax.evidence.Erasure;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.RuleUseReader;
import dev.parallax.evidence.RunningBuilds;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.Triage;
import dev.parallax.evidence.TriageDecision;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.LoggedVerdict;
import dev.parallax.readiness.Readiness;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.VerdictLog;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What a test puts before the API and the pages, for what no short run shows: every verdict, any name, a store gone away. */
final class Stage {

    private final Map<Tenant, TenantEvidence> evidence = new ConcurrentSkipListMap<>();
    private final Map<Tenant, Verdict> verdicts = new ConcurrentSkipListMap<>();
    private final Map<DiscrepancyId, DiscrepancyDetail> discrepancies =
            new ConcurrentSkipListMap<>(comparing(DiscrepancyId::hex));
    private final List<AuditLog.Recorded> audit = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    private static final Stage CURRENT = new Stage();

    /** The one stage of this JVM. */
    static Stage current() {
        return CURRENT;
    }

    void clear() {
        evidence.clear();
        verdicts.clear();
        discrepancies.clear();
        audit.clear();
        away = false;
    }

    void storeIsAway() {
        away = true;
    }

    void put(TenantEvidence known, Verdict verdict) {
        evidence.put(known.tenant(), known);
        verdicts.put(verdict.tenant(), verdict);
    }

    void put(DiscrepancyDetail detail) {
        discrepancies.put(detail.group().id(), detail);
    }

    private void check() {
        if (away) {
            throw new StoreUnavailableException("connection refused", new IllegalStateException("staged"));
        }
    }

    /** Reads what is on stage. */
    @Alternative
    @Singleton
    static class Evidence implements EvidenceReader {

        @Override
        public List<Tenant> tenants() {
            CURRENT.check();
            return List.copyOf(CURRENT.evidence.keySet());
        }

        @Override
        public Optional<TenantEvidence> of(Tenant tenant) {
            CURRENT.check();
            return Optional.ofNullable(CURRENT.evidence.get(tenant));
        }

        @Override
        public List<TenantEvidence> all() {
            CURRENT.check();
            return List.copyOf(CURRENT.evidence.values());
        }

        @Override
        public RunningBuilds running() {
            CURRENT.check();
            return RunningBuilds.UNKNOWN;
        }

        @Override
        public PipelineHealth health() {
            return new PipelineHealth(
                    CURRENT.away ? List.of("The evidence store cannot be asked.") : List.of(), Staged.AT);
        }
    }

    /** Judges as staged. */
    @Alternative
    @Singleton
    static class Judge implements Readiness {

        @Override
        public Optional<Verdict> of(Tenant tenant) {
            return CURRENT.away
                    ? Optional.of(Staged.unknown(tenant))
                    : Optional.ofNullable(CURRENT.verdicts.get(tenant));
        }

        @Override
        public List<Verdict> all() {
            return CURRENT.away ? List.of() : List.copyOf(CURRENT.verdicts.values());
        }
    }

    /** One change a tenant: that it came to what is on stage. */
    @Alternative
    @Singleton
    static class VerdictChanges implements VerdictLog {

        @Override
        public List<LoggedVerdict> of(Tenant tenant, int most) {
            CURRENT.check();
            Verdict verdict = CURRENT.verdicts.get(tenant);
            return verdict == null ? List.of() : List.of(Staged.logged(verdict));
        }
    }

    /** Reads and triages what is on stage. */
    @Alternative
    @Singleton
    static class Discrepancies implements DiscrepancyReader, Triage {

        @Override
        public List<DiscrepancyGroup> list(DiscrepancyFilter filter, Page page) {
            return all(filter).skip(page.offset()).limit(page.limit()).toList();
        }

        @Override
        public long count(DiscrepancyFilter filter) {
            return all(filter).count();
        }

        @Override
        public Optional<DiscrepancyDetail> one(DiscrepancyId id) {
            CURRENT.check();
            return Optional.ofNullable(CURRENT.discrepancies.get(id));
        }

        @Override
        public boolean decide(DiscrepancyId id, TriageDecision decision) {
            CURRENT.check();
            return CURRENT.discrepancies.computeIfPresent(id, (same, detail) -> Staged.decided(detail, decision))
                    != null;
        }

        private static Stream<DiscrepancyGroup> all(DiscrepancyFilter filter) {
            CURRENT.check();
            return CURRENT.discrepancies.values().stream()
                    .filter(detail -> filter.tenant() == null
                            || detail.tenants().stream()
                                    .anyMatch(met -> met.tenant().equals(filter.tenant())))
                    .map(DiscrepancyDetail::group)
                    .filter(group ->
                            filter.operation() == null || group.operation().equals(filter.operation()))
                    .filter(group -> filter.severity() == null || group.severity() == filter.severity())
                    .filter(group -> filter.state() == null || group.state() == filter.state())
                    .sorted(comparing(DiscrepancyGroup::severity));
        }
    }

    /** A little history, the same for every tenant on stage. */
    @Alternative
    @Singleton
    static class History implements RuleUseReader, CourseReader {

        @Override
        public Map<RuleId, Long> masked(Optional<Set<Tenant>> tenants) {
            CURRENT.check();
            return Map.of(new RuleId("date-header"), 1_234L);
        }

        @Override
        public Map<RuleId, List<RuleUseReader.Hour>> hours(Optional<Set<Tenant>> tenants, Instant since) {
            CURRENT.check();
            return Map.of(
                    new RuleId("date-header"),
                    List.of(new RuleUseReader.Hour(since, 4), new RuleUseReader.Hour(since.plusSeconds(3_600), 1_230)));
        }

        @Override
        public List<CourseReader.Hour> course(Tenant tenant, Instant since) {
            CURRENT.check();
            return Staged.course();
        }
    }

    /** Writes down for the test to read. */
    @Alternative
    @Singleton
    static class Log implements AuditLog {

        @Override
        public void add(AuditEntry entry) {
            CURRENT.check();
            CURRENT.audit.add(0, new Recorded(Staged.AT, entry));
        }

        @Override
        public List<Recorded> newest(Optional<AuditAction> action, DiscrepancyReader.Page page) {
            return of(action).skip(page.offset()).limit(page.limit()).toList();
        }

        @Override
        public long count(Optional<AuditAction> action) {
            return of(action).count();
        }

        private static Stream<Recorded> of(Optional<AuditAction> action) {
            CURRENT.check();
            return CURRENT.audit.stream()
                    .filter(recorded ->
                            action.isEmpty() || recorded.entry().action().equals(action.get()));
        }
    }

    /** Forgets tenants on stage, and takes any declaration. */
    @Alternative
    @Singleton
    static class Operated implements Erasure, BuildDeclarations {

        @Override
        public boolean erase(Tenant tenant) {
            CURRENT.check();
            CURRENT.verdicts.remove(tenant);
            return CURRENT.evidence.remove(tenant) != null;
        }

        @Override
        public void declare(Side side, BuildId build) {
            CURRENT.check();
        }

        @Override
        public Map<Side, BuildId> declared() {
            CURRENT.check();
            return Map.of();
        }
    }
}

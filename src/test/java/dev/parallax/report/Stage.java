package dev.parallax.report;

import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Readiness;
import dev.parallax.readiness.Verdict;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What a test puts before the API and the pages, for what no short run shows: every verdict, any name, a store gone away. */
final class Stage {

    private final Map<Tenant, TenantEvidence> evidence = new ConcurrentSkipListMap<>();
    private final Map<Tenant, Verdict> verdicts = new ConcurrentSkipListMap<>();
    private volatile boolean away;

    private static final Stage CURRENT = new Stage();

    /** The one stage of this JVM. */
    static Stage current() {
        return CURRENT;
    }

    void clear() {
        evidence.clear();
        verdicts.clear();
        away = false;
    }

    void storeIsAway() {
        away = true;
    }

    void put(TenantEvidence known, Verdict verdict) {
        evidence.put(known.tenant(), known);
        verdicts.put(verdict.tenant(), verdict);
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
}

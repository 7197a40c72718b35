package dev.parallax.evidence.stage;

import dev.parallax.evidence.EvidenceHistory;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.RunningBuilds;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.store.StoredEvidence;
import dev.parallax.exchange.Tenant;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evidence as readiness and report read it: from the store, with the stage's word on whether it can be vouched for. */
@ApplicationScoped
class EvidenceQueries implements EvidenceReader, EvidenceHistory {

    private final Instance<AgroalDataSource> source;
    private final EvidenceStage stage;
    private final Clock clock;
    // Made once and kept for what it remembers; two made at once do no harm.
    private volatile @Nullable StoredEvidence stored;

    EvidenceQueries(Instance<AgroalDataSource> source, EvidenceStage stage, Clock clock) {
        this.source = source;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public List<Tenant> tenants() {
        return stored().tenants().stream()
                .filter(tenant -> !tenant.isReserved())
                .toList();
    }

    @Override
    public Optional<TenantEvidence> of(Tenant tenant) {
        return stored().of(tenant);
    }

    @Override
    public List<TenantEvidence> all() {
        return stored().all().stream()
                .filter(known -> !known.tenant().isReserved())
                .toList();
    }

    @Override
    public RunningBuilds running() {
        return stored().running();
    }

    @Override
    public PipelineHealth health() {
        return stage.health();
    }

    @Override
    public List<Hour> hours(Tenant tenant, Span span) {
        return stored().hours(tenant, span);
    }

    @Override
    public List<RuleUse> ruleUses() {
        return stored().ruleUses();
    }

    /** Looked up late: client commands run without a store. */
    private StoredEvidence stored() {
        StoredEvidence known = stored;
        if (known == null) {
            known = new StoredEvidence(source.get(), clock);
            stored = known;
        }
        return known;
    }
}

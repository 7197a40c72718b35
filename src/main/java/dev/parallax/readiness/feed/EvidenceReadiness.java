package dev.parallax.readiness.feed;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Readiness;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.judge.Judge;
import dev.parallax.readiness.policy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Verdicts from the evidence as it is in the store at that moment; nothing is cached, so nothing is outlived. */
@ApplicationScoped
class EvidenceReadiness implements Readiness {

    private static final Logger LOG = Logger.getLogger(EvidenceReadiness.class);

    private final EvidenceReader evidence;
    private final PolicyInForce policy;
    private final Clock clock;
    private final Judge judge = new Judge();

    EvidenceReadiness(EvidenceReader evidence, PolicyInForce policy, Clock clock) {
        this.evidence = evidence;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Optional<Verdict> of(Tenant tenant) {
        try {
            Policy required = policy.current();
            PipelineHealth health = evidence.health();
            return evidence.of(tenant).map(known -> judge.judge(known, health, required, clock.instant()));
        } catch (StoreUnavailableException e) {
            LOG.warnf("No verdict: the evidence store cannot be asked: %s", e.getMessage());
            return Optional.of(unavailable(tenant, clock.instant()));
        }
    }

    @Override
    public List<Verdict> all() {
        try {
            Policy required = policy.current();
            PipelineHealth health = evidence.health();
            Instant now = clock.instant();
            return evidence.all().stream()
                    .map(known -> judge.judge(known, health, required, now))
                    .toList();
        } catch (StoreUnavailableException e) {
            LOG.warnf("No verdicts: the evidence store cannot be asked: %s", e.getMessage());
            return List.of();
        }
    }

    private static Verdict unavailable(Tenant tenant, Instant now) {
        return new Verdict(
                tenant,
                Decision.UNKNOWN,
                List.of(Reason.of(
                                ReasonCode.STORE_UNAVAILABLE,
                                Decision.UNKNOWN,
                                "the evidence store cannot be asked, so nothing is known")
                        .curedBy("see /q/health; the verdict comes back with the store")),
                "Nothing is claimed about tenant " + tenant + ": the evidence store cannot be asked.",
                null,
                null,
                Counts.NONE,
                now);
    }
}

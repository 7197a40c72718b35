package dev.parallax.readiness.feed;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Contract;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Heartbeat;
import dev.parallax.readiness.Overrides;
import dev.parallax.readiness.Pool;
import dev.parallax.readiness.Present;
import dev.parallax.readiness.Readiness;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.judge.Judge;
import dev.parallax.readiness.judge.Pools;
import dev.parallax.readiness.ledger.Ledger;
import dev.parallax.readiness.ledger.Ledger.Judged;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.rules.book.RuleBooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Verdicts from the evidence as it is in the store at that moment; nothing is cached, so nothing is outlived.
 * What is new in a verdict is remembered before anybody sees it.
 */
@ApplicationScoped
class EvidenceReadiness implements Readiness {

    private static final Logger LOG = Logger.getLogger(EvidenceReadiness.class);

    private final EvidenceReader evidence;
    private final RuleBooks rules;
    private final Contract contract;
    private final PolicyInForce policy;
    private final Ledger ledger;
    private final Overrides overrides;
    private final Heartbeat heartbeat;
    private final Clock clock;
    private final Judge judge = new Judge();

    EvidenceReadiness(
            EvidenceReader evidence,
            RuleBooks rules,
            Contract contract,
            PolicyInForce policy,
            Ledger ledger,
            Overrides overrides,
            Heartbeat heartbeat,
            Clock clock) {
        this.evidence = evidence;
        this.rules = rules;
        this.contract = contract;
        this.policy = policy;
        this.ledger = ledger;
        this.overrides = overrides;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    @Override
    public Optional<Verdict> of(Tenant tenant) {
        try {
            Policy required = policy.current();
            PipelineHealth health = health();
            Optional<Judged> judged = evidence.of(tenant)
                    .map(known -> judge(known, health, required, background(tenant, required), clock.instant()))
                    .map(reached -> showing(reached, overrides.newest(tenant)));
            ledger.remember(judged.stream().toList());
            return judged.map(Judged::verdict);
        } catch (StoreUnavailableException e) {
            LOG.warnf("No verdict: the evidence store cannot be asked: %s", e.getMessage());
            return Optional.of(unavailable(tenant, clock.instant()));
        }
    }

    @Override
    public List<Verdict> all() {
        try {
            Policy required = policy.current();
            PipelineHealth health = health();
            Instant now = clock.instant();
            Present present = present();
            List<TenantEvidence> known = evidence.all();
            Map<Tenant, Background> backgrounds = ledger.all();
            Pool pool = pool(known);
            List<OperationId> promised = contract.operations();
            Map<Tenant, BreakGlass> given = overrides.newest();
            List<Judged> judged = known.stream()
                    .map(each -> judge(
                            each,
                            health,
                            required,
                            backgrounds
                                    .getOrDefault(each.tenant(), Background.NONE)
                                    .beside(pool)
                                    .at(present)
                                    .under(promised),
                            now))
                    .map(reached -> showing(
                            reached,
                            Optional.ofNullable(given.get(reached.verdict().tenant()))))
                    .toList();
            ledger.remember(judged);
            return judged.stream().map(Judged::verdict).toList();
        } catch (StoreUnavailableException e) {
            LOG.warnf("No verdicts: the evidence store cannot be asked: %s", e.getMessage());
            return List.of();
        }
    }

    /** All tenants are read only where the policy lets them bear on this one. */
    private Background background(Tenant tenant, Policy required) {
        Background own = ledger.of(tenant).at(present());
        Background promised =
                required.of(tenant).contract().equals(Share.NONE) ? own : own.under(contract.operations());
        return required.of(tenant).pooling().allowed() ? promised.beside(pool(evidence.all())) : promised;
    }

    /** Before the evidence is read: a build that shows in between must not supersede what it brought itself. */
    private Present present() {
        return new Present(evidence.running(), rules.current().digestOn(today()));
    }

    private Pool pool(List<TenantEvidence> tenants) {
        return Pools.of(tenants, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private PipelineHealth health() {
        PipelineHealth stored = evidence.health();
        List<String> problems = new ArrayList<>(stored.problems());
        heartbeat.state().problem(clock.instant()).ifPresent(problems::add);
        return new PipelineHealth(problems, stored.lastFlushAt());
    }

    private Judged judge(
            TenantEvidence known, PipelineHealth health, Policy required, Background background, Instant now) {
        return new Judged(
                judge.judge(known, health, required, background, now),
                known.lastComparedAt(),
                judge.spends(known, required, background, now));
    }

    private static Judged showing(Judged judged, Optional<BreakGlass> override) {
        return override.map(given -> new Judged(judged.verdict().showing(given), judged.newest(), judged.spends()))
                .orElse(judged);
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

package dev.parallax.readiness.judge;

import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.statistics.AnytimeTest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Decides whether a tenant may move. READY is not something any check can say: it is what is left when every check was
 * asked and none found anything wrong or missing. Stateless and pure, so safe to share.
 */
public final class Judge {

    private static final List<Check> CHECKS = List.of(
            new SoundCheck(),
            new ConservationCheck(),
            new ClockCheck(),
            new EvidenceCheck(),
            new DiscrepancyCheck(),
            new OverflowCheck(),
            new MismatchCheck(),
            new LatencyCheck(),
            new MaskedCheck(),
            new BlackoutCheck(),
            new BuildCheck(),
            new PresentCheck(),
            new FreshnessCheck(),
            new RecoveryCheck(),
            new NotComparedCheck(),
            new UnstableCheck(),
            new UnseenCheck(),
            new ContractCheck(),
            new CaseCheck(),
            new ExerciseCheck(),
            new SoakCheck(),
            new WaiverCheck());

    /** Heaviest first; of equal weight, the one that explains the others. Findings of one check keep their order. */
    private static final Comparator<Reason> DECIDING_FIRST =
            Comparator.comparing((Reason reason) -> -reason.decision().weight()).thenComparing(Reason::code);

    /**
     * The verdict on a tenant.
     *
     * @param evidence what is known of it
     * @param health whether that can be vouched for
     * @param policy what has to be shown
     * @param now the time of judgement
     */
    public Verdict judge(TenantEvidence evidence, PipelineHealth health, Policy policy, Instant now) {
        return judge(evidence, health, policy, Background.NONE, now);
    }

    /**
     * The verdict on a tenant.
     *
     * @param evidence what is known of it
     * @param health whether that can be vouched for
     * @param policy what has to be shown
     * @param background what else bears on it
     * @param now the time of judgement
     */
    public Verdict judge(
            TenantEvidence evidence, PipelineHealth health, Policy policy, Background background, Instant now) {
        Docket docket = new Docket(evidence, health, policy, background, now);
        List<Reason> reasons = CHECKS.stream()
                .flatMap(check -> check.findings(docket).stream())
                .sorted(DECIDING_FIRST)
                .toList();
        reasons = refused(reasons) ? without(ReasonCode.NO_NEW_EVIDENCE, reasons) : reasons;
        Decision decision = reasons.stream().map(Reason::decision).reduce(Decision.READY, Decision::and);
        return new Verdict(
                evidence.tenant(),
                decision,
                reasons,
                Sentence.of(docket, decision, reasons),
                evidence.epoch(),
                evidence.serving(),
                evidence.counts(),
                now);
    }

    private static boolean refused(List<Reason> reasons) {
        return reasons.stream()
                .anyMatch(reason ->
                        reason.decision() == Decision.NOT_READY && reason.code().refuses());
    }

    /** That nothing came in since evidence spoke against the tenant goes without saying while it still does. */
    private static List<Reason> without(ReasonCode code, List<Reason> reasons) {
        return reasons.stream().filter(reason -> reason.code() != code).toList();
    }

    /**
     * Whether what was seen counts as an attempt at these builds: whether somebody who began afresh now, with other rules,
     * would have a better chance of READY than with what there is. Where nothing mismatched nothing is gained by it.
     *
     * @param evidence what is known of the tenant
     * @param policy what has to be shown
     * @param background what else bears on it
     * @param now the time of judgement
     */
    public boolean spends(TenantEvidence evidence, Policy policy, Background background, Instant now) {
        Docket docket = new Docket(evidence, new PipelineHealth(List.of(), null), policy, background, now);
        AnytimeTest test = new AnytimeTest(docket.required().mismatches().limit(), docket.confidence());
        return evidence.epoch().buildsKnown()
                && (test.isBehind(docket.trials()) || new TwoLevels(docket).isBehind(test));
    }
}

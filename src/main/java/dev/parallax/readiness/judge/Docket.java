package dev.parallax.readiness.judge;

import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.policy.OperationRequirements;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.Requirements;
import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.Trials;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * All a check may look at.
 *
 * @param evidence what is known of the tenant
 * @param health whether that can be vouched for
 * @param policy what has to be shown
 * @param background what else bears on the verdict
 * @param now the time of judgement
 */
record Docket(TenantEvidence evidence, PipelineHealth health, Policy policy, Background background, Instant now) {

    Tenant tenant() {
        return evidence.tenant();
    }

    Requirements required() {
        return policy.of(tenant());
    }

    OperationRequirements required(OperationId operation) {
        return policy.of(tenant(), operation);
    }

    /** End dates are inclusive and end with the day in UTC, wherever the service runs. */
    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** The operations that something has to be shown for: all but exempt ones. */
    List<OperationEvidence> operations() {
        return evidence.operations().stream()
                .filter(operation -> policy.exemption(tenant(), operation.operation(), today())
                        .isEmpty())
                .toList();
    }

    /** The operations of the contract that something has to be shown for: all but exempt ones. */
    List<OperationId> contract() {
        return background.contract().stream()
                .filter(operation ->
                        policy.exemption(tenant(), operation, today()).isEmpty())
                .toList();
    }

    boolean blocks(TenantDiscrepancy discrepancy) {
        return Waivers.blocks(discrepancy, today());
    }

    /** What this attempt at these builds has to be sure of, so that restarting until it passes spends no more than α. */
    Confidence confidence() {
        return required().mismatches().confidence().onAttempt(attempt());
    }

    /** Which attempt at these builds this is, from 1. */
    int attempt() {
        return background.attempt(evidence.epoch());
    }

    /** All distinct cases of the operations that count. */
    Trials trials() {
        return operations().stream().map(this::trials).reduce(new Trials(0, 0), Trials::plus);
    }

    /** The distinct cases of one operation. */
    Trials trials(OperationEvidence operation) {
        long mismatched = Waivers.mismatchedCases(operation, evidence.discrepancies(), today());
        return new Trials(matchedCases(operation) + mismatched, mismatched);
    }

    /** Distinct cases among the matches; an estimate above the number of matches is one of its errors. */
    static long matchedCases(OperationEvidence operation) {
        return Math.max(
                0, Math.min(operation.distinctCases(), operation.counts().match()));
    }
}

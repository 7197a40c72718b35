package dev.parallax.report;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.rules.RuleBookDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Pieces of evidence and verdicts for tests. */
final class Staged {

    static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private Staged() {}

    static Epoch epoch() {
        return new Epoch(new BuildId("L41"), new BuildId("C209"), new RuleBookDigest("ab".repeat(32)));
    }

    static Counts counts(long match, long mismatch) {
        return new Counts(match + mismatch + 9, match, mismatch, 3, 2, Map.of(SkipReason.SAMPLED_OUT, 4L), 0, 0);
    }

    static OperationEvidence operation(String id, Counts counts) {
        return new OperationEvidence(
                new OperationId(id),
                counts,
                counts.match() / 3,
                counts.mismatch(),
                1,
                12,
                new LatencyProfile(
                        counts.compared(),
                        Duration.ofMillis(12),
                        Duration.ofMillis(40),
                        Duration.ofMillis(9),
                        Duration.ofMillis(64)),
                counts.captured(),
                AT);
    }

    static TenantDiscrepancy discrepancy(String id, String operation, String pattern) {
        return new TenantDiscrepancy(
                new DiscrepancyId(id),
                new OperationId(operation),
                DifferenceKind.TYPE,
                new PathPattern(pattern),
                new ChangeShape("number became string"),
                Severity.BREAKING,
                DiscrepancyState.OPEN,
                null,
                1_234,
                AT.minus(Duration.ofHours(5)),
                AT);
    }

    static TenantEvidence evidence(Tenant tenant, List<OperationEvidence> operations, List<TenantDiscrepancy> met) {
        return new TenantEvidence(
                tenant, epoch(), Side.LEGACY, operations, met, AT.minusSeconds(86_400), AT, false, false);
    }

    static Verdict verdict(TenantEvidence evidence, Decision decision, ReasonCode code, String message) {
        return new Verdict(
                evidence.tenant(),
                decision,
                List.of(
                        new Reason(
                                code, decision, message, null, "3", "0", decision == Decision.READY ? null : "Fix it."),
                        new Reason(ReasonCode.SOAK, Decision.READY, "Compared for 26 h.", null, "26 h", "24 h", null)),
                "With 95 % confidence, at most 0.1 % of requests like those compared differ.",
                evidence.epoch(),
                evidence.serving(),
                evidence.counts(),
                AT);
    }

    static Verdict unknown(Tenant tenant) {
        return new Verdict(
                tenant,
                Decision.UNKNOWN,
                List.of(new Reason(
                        ReasonCode.STORE_UNAVAILABLE, Decision.UNKNOWN, "The store is away.", null, null, null, null)),
                "Nothing can be said.",
                null,
                null,
                Counts.NONE,
                AT);
    }

    /** A tenant with one operation and, unless it is READY, one discrepancy. */
    static void put(String name, Decision decision) {
        TenantEvidence evidence = evidence(
                new Tenant(name),
                List.of(
                        operation("listings.get", counts(90_000, 0)),
                        operation("listings.search", counts(41_207, decision == Decision.READY ? 0 : 31))),
                decision == Decision.READY
                        ? List.of()
                        : List.of(discrepancy("00112233445566aa", "listings.search", "$.items[*].price")));
        ReasonCode code = decision == Decision.READY ? ReasonCode.MISMATCH_BOUND : ReasonCode.OPEN_DISCREPANCY;
        Stage.current().put(evidence, verdict(evidence, decision, code, "3 discrepancies are open."));
    }
}

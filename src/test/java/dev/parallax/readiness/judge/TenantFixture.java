package dev.parallax.readiness.judge;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.Preset;
import dev.parallax.rules.book.RuleBookDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A tenant for which everything {@link Preset#STANDARD} asks was shown, to be spoilt by a test in one way or more. */
final class TenantFixture {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    Tenant tenant = new Tenant("acme");
    BuildId legacy = new BuildId("L41");
    BuildId candidate = new BuildId("C209");
    List<OperationFixture> operations = new ArrayList<>(List.of(
            new OperationFixture("listings.search", 2_500),
            new OperationFixture("listings.get", 1_500),
            new OperationFixture("agents.list", 200)));
    List<TenantDiscrepancy> discrepancies = new ArrayList<>();
    Instant epochStartedAt = NOW.minus(Duration.ofDays(10));
    Instant lastComparedAt = NOW.minus(Duration.ofMinutes(1));
    boolean mixedBuilds;
    boolean overflow;
    List<String> problems = new ArrayList<>();
    Policy policy = Policy.of(Preset.STANDARD);
    Background background = Background.NONE;
    Instant now = NOW;

    OperationFixture operation(int index) {
        return operations.get(index);
    }

    TenantFixture met(DiscrepancyState state, Severity severity, LocalDate acceptedUntil, long occurrences) {
        discrepancies.add(new TenantDiscrepancy(
                new DiscrepancyId(String.format("%016x", discrepancies.size() + 1)),
                new OperationId("listings.search"),
                DifferenceKind.VALUE,
                new PathPattern("$.items[*].price"),
                new ChangeShape("number changed"),
                severity,
                state,
                acceptedUntil,
                occurrences,
                NOW.minus(Duration.ofDays(2)),
                NOW.minus(Duration.ofHours(2))));
        return this;
    }

    TenantEvidence evidence() {
        return new TenantEvidence(
                tenant,
                new Epoch(legacy, candidate, new RuleBookDigest("0".repeat(64))),
                Side.LEGACY,
                operations.stream().map(OperationFixture::evidence).toList(),
                discrepancies,
                epochStartedAt,
                lastComparedAt,
                mixedBuilds,
                overflow);
    }

    PipelineHealth health() {
        return new PipelineHealth(problems, NOW);
    }

    Verdict verdict() {
        return new Judge().judge(evidence(), health(), policy, background, now);
    }
}

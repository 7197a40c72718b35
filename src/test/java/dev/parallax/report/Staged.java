package dev.parallax.report;

import dev.parallax.compare.PairJudge;
import dev.parallax.diff.value.Origins;
import dev.parallax.evidence.Counts;
import dev.parallax.evidence.CourseReader;
import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.SampledPair;
import dev.parallax.evidence.SampledReply;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.TriageDecision;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.LoggedVerdict;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.book.RuleBookDigest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
                        Duration.ofMillis(64),
                        Duration.ofMillis(38),
                        Duration.ofMillis(70)),
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

    static DiscrepancyGroup group(String id, String operation, String pattern) {
        TenantDiscrepancy met = discrepancy(id, operation, pattern);
        return new DiscrepancyGroup(
                met.id(),
                met.operation(),
                met.kind(),
                met.pattern(),
                met.shape(),
                met.severity(),
                met.state(),
                null,
                met.occurrences(),
                1,
                met.firstSeen(),
                met.lastSeen());
    }

    static DiscrepancyDetail detail(DiscrepancyGroup group, Tenant tenant, SampledPair... samples) {
        return new DiscrepancyDetail(
                group,
                List.of(new DiscrepancyDetail.Meeting(
                        tenant, group.occurrences(), group.firstSeen(), group.lastSeen())),
                List.of(samples),
                List.of());
    }

    static DiscrepancyDetail decided(DiscrepancyDetail detail, TriageDecision decision) {
        DiscrepancyGroup group = detail.group();
        return new DiscrepancyDetail(
                new DiscrepancyGroup(
                        group.id(),
                        group.operation(),
                        group.kind(),
                        group.pattern(),
                        group.shape(),
                        group.severity(),
                        decision.state(),
                        decision.until(),
                        group.occurrences(),
                        group.tenants(),
                        group.firstSeen(),
                        group.lastSeen()),
                detail.tenants(),
                detail.samples(),
                List.of(new DiscrepancyDetail.TriageEntry(AT, decision)));
    }

    /** A sample of two bodies, with the differences the engine finds between them. */
    static SampledPair sample(Tenant tenant, Target target, String legacy, String candidate) {
        Headers json = Headers.of(List.of(new Headers.Field("Content-Type", "application/json")));
        Reply.Answer before = new Reply.Answer(200, json, body(legacy));
        Reply.Answer after = new Reply.Answer(200, json, body(candidate));
        ReadId id = new ReadId("0".repeat(32));
        CapturedRead read = new CapturedRead(
                id,
                tenant,
                new Operation(new OperationId("listings.search"), ReadMethod.GET, new PathTemplate("/**")),
                new ReadRequest(ReadMethod.GET, target, Headers.empty(), Body.empty()),
                Side.LEGACY,
                Origin.PROXY,
                AT);
        Pair pair = new Pair(
                read,
                new Exchange(Side.LEGACY, before, null, Duration.ZERO),
                new Exchange(Side.CANDIDATE, after, null, Duration.ZERO));
        return new SampledPair(
                tenant,
                epoch(),
                id,
                AT,
                ReadMethod.GET,
                target,
                new SampledReply(200, null, json, before.body().length(), before.body()),
                new SampledReply(200, null, json, after.body().length(), after.body()),
                OutcomeDifferences.of(new PairJudge(Origins.UNKNOWN)
                        .judge(pair, RuleBook.empty(), LocalDate.of(2026, 11, 21))
                        .outcome()));
    }

    /** The discrepancy that a sample's first difference belongs to. */
    static DiscrepancyGroup groupOf(String id, DiscrepancyState state, SampledPair sample) {
        Difference shown = sample.differences().get(0);
        DiscrepancyGroup plain = group(id, "listings.search", "$");
        return new DiscrepancyGroup(
                plain.id(),
                plain.operation(),
                shown.kind(),
                shown.pattern(),
                shown.shape(),
                shown.severity(),
                state,
                null,
                plain.occurrences(),
                1,
                plain.firstSeen(),
                plain.lastSeen());
    }

    /** The sample as it is kept by default: the differing values alone. */
    static SampledPair withoutBodies(SampledPair sample) {
        return new SampledPair(
                sample.tenant(),
                sample.epoch(),
                sample.read(),
                sample.at(),
                sample.method(),
                sample.target(),
                withoutBody(sample.legacy()),
                withoutBody(sample.candidate()),
                sample.differences());
    }

    private static SampledReply withoutBody(SampledReply reply) {
        return new SampledReply(reply.status(), reply.fault(), reply.headers(), reply.bodyBytes(), null);
    }

    private static Body body(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Two days: a candidate that differed, and its next build that differs no more. */
    static List<CourseReader.Hour> course() {
        return IntStream.range(0, 48)
                .mapToObj(hour -> new CourseReader.Hour(
                        AT.minus(Duration.ofHours(48L - hour)),
                        new BuildId(hour < 30 ? "C208" : "C209"),
                        1_000 + 10L * hour,
                        hour < 30 ? 40 + hour % 7 : hour % 11 == 0 ? 1 : 0))
                .toList();
    }

    /** That {@code verdict} followed on one that missed evidence. */
    static LoggedVerdict logged(Verdict verdict) {
        return new LoggedVerdict(
                verdict.tenant(),
                verdict.at(),
                verdict.decision(),
                Decision.INSUFFICIENT_EVIDENCE,
                verdict.reasons().stream().map(LoggedVerdict.Finding::of).toList(),
                verdict.sentence(),
                verdict.epoch(),
                new LoggedVerdict.Figures(
                        verdict.counts().captured(),
                        verdict.counts().match(),
                        verdict.counts().mismatch(),
                        verdict.at()));
    }
}

package dev.parallax.readiness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.RunningBuilds;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Present;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.PolicyLoader;
import dev.parallax.readiness.policy.Preset;
import dev.parallax.rules.book.RuleBookDigest;
import dev.parallax.rules.load.RuleSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The verdict a second time, straight from the table and the figures of docs/readiness.md and with no code of the judge: it
 * names the same decision and the same first reason in random states. {@code -Dparallax.states=100000} for many (10 s for every 4,000).
 */
class SecondJudgeTest {

    private static final int STATES = Integer.getInteger("parallax.states", 1_000);

    private final Random random = new Random(20261126);
    private final TenantFixture tenant = new TenantFixture();
    private final List<TenantFixture> others = new ArrayList<>();
    private int attempt;
    private boolean superseded;
    private boolean small;
    private double covered;

    /** What the presets say, as docs/readiness.md prints it. */
    private double slackMillis() {
        return small ? 20 : 10;
    }

    private void draw() {
        tenant.operations.clear();
        tenant.discrepancies.clear();
        tenant.problems.clear();
        others.clear();
        small = random.nextBoolean();
        tenant.policy = Policy.of(small ? Preset.SMALL_TENANT : Preset.STANDARD);
        tenant.candidate = new TenantFixture().candidate;
        tenant.mixedBuilds = oneIn(40);
        tenant.overflow = oneIn(40);
        tenant.lastComparedAt = TenantFixture.NOW.minus(Duration.ofHours(oneIn(20) ? random.nextInt(100) : 1));
        tenant.epochStartedAt = TenantFixture.NOW.minus(Duration.ofHours(100 + random.nextInt(oneIn(10) ? 30 : 900)));
        if (oneIn(40)) {
            tenant.candidate = null;
        }
        if (oneIn(60)) {
            tenant.problems.add("the spool is full");
        }
        if (oneIn(15)) {
            tenant.met(oneIn(2) ? DiscrepancyState.FIXED : DiscrepancyState.OPEN, Severity.DEVIATION, null, 3);
        }
        long typical = small ? 30L + random.nextInt(400) : 400L + random.nextInt(3_000);
        for (int i = 0; i < 3; i++) {
            tenant.operations.add(operation("operation." + i, typical));
        }
        int many = random.nextInt(3) == 0 ? random.nextInt(45) : 45 + random.nextInt(40);
        for (int i = 0; i < many; i++) {
            TenantFixture other = new TenantFixture();
            other.tenant = new Tenant("tenant-" + i);
            other.operations.clear();
            long cases = 20L + random.nextInt(140);
            for (int j = 0; j < 3; j++) {
                OperationFixture plain =
                        new OperationFixture("operation." + j, oneIn(30) ? 5_000 : cases + random.nextInt(60));
                if (oneIn(200)) {
                    plain.mismatch = 1L + random.nextInt(3);
                    plain.mismatchedCases = 1;
                }
                other.operations.add(plain);
            }
            others.add(other);
        }
        attempt = 1 + (oneIn(3) ? random.nextInt(3) : 0);
        List<Epoch> attempts = new ArrayList<>();
        if (tenant.candidate != null) {
            for (int i = 1; i < attempt; i++) {
                attempts.add(new Epoch(tenant.legacy, tenant.candidate, new RuleBookDigest(("" + i).repeat(64))));
            }
        }
        List<TenantEvidence> all = new ArrayList<>();
        others.forEach(other -> all.add(other.evidence()));
        all.add(tenant.evidence());
        tenant.background = new Background(oneIn(30) ? tenant.lastComparedAt : null, attempts)
                .beside(Pools.of(all, TenantFixture.TODAY))
                .at(present());
        askForTheContract();
    }

    /** Now and then four fifths of a contract of three or four operations have to be compared; the tenant uses three. */
    private void askForTheContract() {
        covered = 0.8;
        if (!oneIn(6)) {
            return;
        }
        tenant.policy = PolicyLoader.parse(
                RuleSource.inline("preset: " + (small ? "small-tenant" : "standard") + "\ncontract: 80%"));
        List<OperationId> contract = IntStream.range(0, oneIn(4) ? 4 : 3)
                .mapToObj(i -> new OperationId("operation." + i))
                .toList();
        tenant.background = tenant.background.under(contract);
        covered = (double) tenant.operations.stream()
                        .filter(each -> each.match + each.mismatch > 0)
                        .count()
                / contract.size();
    }

    /** Mostly what was compared, or not known; else another build or other rules. */
    private Present present() {
        superseded = oneIn(25);
        BuildId other = superseded && oneIn(2) ? new BuildId("C-next") : null;
        boolean seen = other != null && tenant.candidate != null;
        BuildId candidate = seen ? other : oneIn(2) ? tenant.candidate : null;
        String rules = superseded && !seen
                ? "f".repeat(64)
                : tenant.evidence().epoch().rules().hex();
        return new Present(new RunningBuilds(tenant.legacy, candidate), new RuleBookDigest(rules));
    }

    private OperationFixture operation(String id, long typical) {
        OperationFixture operation = new OperationFixture(id, 1 + random.nextInt((int) (2 * typical)));
        operation.match = operation.cases * (1 + random.nextInt(6));
        operation.seenOnce = oneIn(3) ? 0 : random.nextInt((int) operation.cases + 1);
        if (oneIn(12)) {
            operation.mismatch = 1L + random.nextInt(6);
            operation.mismatchedCases = 1L + random.nextInt((int) operation.mismatch);
        }
        operation.unstable = oneIn(20) ? operation.match / (10 + random.nextInt(20)) : 0;
        if (oneIn(20)) {
            operation.notCompared.put(SkipReason.SHED, operation.match / (10 + random.nextInt(20)));
        }
        operation.vanished = oneIn(150) ? 1 : 0;
        if (oneIn(40)) {
            operation.neverCompared();
            return operation;
        }
        long legacy = 5L + random.nextInt(60);
        long measured = legacy + random.nextInt(oneIn(8) ? 50 : 8);
        operation.latency = new LatencyProfile(
                oneIn(25) ? random.nextInt(120) : 200,
                Duration.ofMillis(3),
                Duration.ofMillis(legacy),
                Duration.ofMillis(3),
                Duration.ofMillis(measured),
                Duration.ofMillis(legacy - random.nextInt(2)),
                oneIn(60) ? null : Duration.ofMillis(measured + random.nextInt(3)));
        return operation;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Rows of the table that apply, with the verdict each alone comes to. */
    private Map<ReasonCode, Decision> rows() {
        Map<ReasonCode, Decision> rows = new EnumMap<>(ReasonCode.class);
        rows.put(ReasonCode.SOAK, lacking(hours(tenant.epochStartedAt) < (small ? 120 : 72)));
        rows.put(ReasonCode.STALE, lacking(hours(tenant.lastComparedAt) > (small ? 72 : 24)));
        rows.put(ReasonCode.NO_NEW_EVIDENCE, lacking(tenant.background.refusedAt() != null));
        rows.put(ReasonCode.BUILDS_MIXED, lacking(tenant.mixedBuilds));
        rows.put(ReasonCode.CONTRACT_UNSEEN, lacking(covered < 0.8));
        rows.put(ReasonCode.SUPERSEDED, lacking(superseded && tenant.lastComparedAt != null));
        rows.put(ReasonCode.BUILD_UNKNOWN, lacking(tenant.candidate == null));
        rows.put(ReasonCode.PIPELINE_UNSOUND, tenant.problems.isEmpty() ? Decision.READY : Decision.UNKNOWN);
        rows.put(ReasonCode.DISCREPANCY_OVERFLOW, wrong(tenant.overflow));
        rows.put(
                ReasonCode.OPEN_DISCREPANCY,
                wrong(tenant.discrepancies.stream().anyMatch(each -> each.state() == DiscrepancyState.OPEN)));
        long n = 0;
        long k = 0;
        boolean compared = false;
        for (OperationFixture each : tenant.operations) {
            long mismatched = Math.min(each.mismatch, Math.max(each.mismatch > 0 ? 1 : 0, each.mismatchedCases));
            n += Math.min(each.cases, each.match) + mismatched;
            k += mismatched;
            compared |= each.match + each.mismatch > 0;
            operationRows(each, rows);
        }
        rows.put(ReasonCode.NO_EVIDENCE, lacking(!compared));
        boolean shown = passes(n, k, 0.001) || (k == 0 && small && pooled(n));
        boolean above = !shown && k > 0 && atLeast(k, n, 0.001) < 0.05;
        rows.put(ReasonCode.MISMATCH_RATE, wrong(above));
        rows.put(ReasonCode.MISMATCH_BOUND, lacking(!shown && !above));
        return rows;
    }

    private void operationRows(OperationFixture each, Map<ReasonCode, Decision> rows) {
        long compared = each.match + each.mismatch;
        long escaped =
                each.notCompared.values().stream().mapToLong(Long::longValue).sum();
        rows.merge(
                ReasonCode.CONSERVATION_BROKEN,
                each.vanished == 0 ? Decision.READY : Decision.UNKNOWN,
                SecondJudgeTest::heavier);
        rows.merge(ReasonCode.OPERATION_UNSEEN, lacking(compared == 0), SecondJudgeTest::heavier);
        rows.merge(
                ReasonCode.UNSTABLE_SHARE,
                lacking(each.unstable > 0.05 * (compared + each.unstable)),
                SecondJudgeTest::heavier);
        rows.merge(
                ReasonCode.NOT_COMPARED_SHARE,
                lacking(escaped > 0.05 * (compared + each.unstable + escaped + each.vanished)),
                SecondJudgeTest::heavier);
        if (compared == 0) {
            return;
        }
        long minimum = small ? 29 : 59;
        boolean exhausted = small
                && each.match >= minimum
                && 1 - Math.pow(0.05, 1.0 / minimum) >= upper(Math.min(each.match, each.seenOnce), each.match, 0.05);
        rows.merge(
                ReasonCode.DISTINCT_CASES,
                lacking(Math.min(each.cases, each.match) < minimum && !exhausted),
                SecondJudgeTest::heavier);
        LatencyProfile latency = each.latency;
        boolean measured = latency.pairs() >= (small ? 30 : 100);
        boolean slower = measured && millis(latency.candidateP95()) > allowed(millis(latency.legacyP95()));
        boolean bounded = latency.candidateP95AtMost() != null
                && millis(latency.candidateP95AtMost()) <= allowed(millis(latency.legacyP95AtLeast()));
        rows.merge(ReasonCode.SLOWER, wrong(slower), SecondJudgeTest::heavier);
        rows.merge(
                ReasonCode.LATENCY_PAIRS,
                lacking(!measured || (!slower && !small && !bounded)),
                SecondJudgeTest::heavier);
    }

    private double allowed(double legacy) {
        return Math.max(legacy * (small ? 1.5 : 1.25), legacy + slackMillis());
    }

    /** Both levels of pooling, without a mismatch of its own. */
    private boolean pooled(long own) {
        for (int i = 0; i < 3; i++) {
            List<long[]> brought = new ArrayList<>();
            for (TenantFixture other : others) {
                brought.add(brought(other, i));
            }
            if (tenant.candidate != null
                    && tenant.operations.get(i).vanished == 0
                    && tenant.operations.get(i).match + tenant.operations.get(i).mismatch > 0) {
                brought.add(brought(tenant, i));
            }
            long n = 0;
            long k = 0;
            long most = most(brought);
            for (long[] each : brought) {
                n += Math.max(each[1], Math.min(each[0], most));
                k += each[1];
            }
            if (tenant.candidate == null || brought.size() < 50 || !passes(n, k, 0.001)) {
                return false;
            }
        }
        long reads = 0;
        long once = 0;
        for (OperationFixture each : tenant.operations) {
            reads += each.match;
            once += each.seenOnce;
        }
        return passes(own, 0, 0.01) || upper(Math.min(reads, once), reads, alpha()) <= 0.01;
    }

    private static long[] brought(TenantFixture from, int operation) {
        OperationFixture each = from.operations.get(operation);
        long mismatched = Math.min(each.mismatch, Math.max(each.mismatch > 0 ? 1 : 0, each.mismatchedCases));
        return new long[] {Math.min(each.cases, each.match) + mismatched, mismatched};
    }

    /** By halving: the largest m of which the share of what counts is at most a fifth. */
    private static long most(List<long[]> brought) {
        long low = 0;
        long high = 1_000_000;
        while (high - low > 1) {
            long middle = (low + high) / 2;
            long largest = 0;
            long sum = 0;
            for (long[] each : brought) {
                sum += Math.min(each[0], middle);
                largest = Math.max(largest, Math.min(each[0], middle));
            }
            if (5 * largest <= sum) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double alpha() {
        return 0.05 / attempt / (attempt + 1);
    }

    private boolean passes(long n, long k, double p0) {
        double sum = 0;
        for (int part = 0; part < 50; part++) {
            double q = p0 * (2 * part + 1) / 100;
            sum += Math.pow(q / p0, (double) k) * Math.pow((1 - q) / (1 - p0), (double) (n - k));
        }
        return (k == 0 ? Math.pow(1 - p0, (double) -n) / 2 : 0) + sum / 100 >= 1 / alpha();
    }

    /** The chance of k or more in n at that rate. */
    private static double atLeast(long k, long n, double rate) {
        double term = Math.pow(1 - rate, (double) n);
        double below = 0;
        for (long i = 0; i < k; i++) {
            below += term;
            term *= (double) (n - i) / (i + 1) * rate / (1 - rate);
        }
        return 1 - below;
    }

    /** The exact upper bound of a share, by halving. */
    private static double upper(long k, long n, double risk) {
        if (k >= n) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (logAtMost(k, n, middle) > Math.log(risk)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double logAtMost(long k, long n, double rate) {
        double logTerm = n * Math.log1p(-rate);
        double sum = logTerm;
        for (long i = 0; i < k; i++) {
            logTerm += Math.log((double) (n - i) / (i + 1)) + Math.log(rate) - Math.log1p(-rate);
            double larger = Math.max(sum, logTerm);
            sum = larger + Math.log1p(Math.exp(Math.min(sum, logTerm) - larger));
        }
        return sum;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double hours(java.time.Instant since) {
        return Duration.between(since, TenantFixture.NOW).toMillis() / 3.6e6;
    }

    private static Decision lacking(boolean applies) {
        return applies ? Decision.INSUFFICIENT_EVIDENCE : Decision.READY;
    }

    private static Decision wrong(boolean applies) {
        return applies ? Decision.NOT_READY : Decision.READY;
    }

    private static Decision heavier(Decision one, Decision other) {
        List<Decision> order =
                List.of(Decision.READY, Decision.INSUFFICIENT_EVIDENCE, Decision.NOT_READY, Decision.UNKNOWN);
        return order.indexOf(one) >= order.indexOf(other) ? one : other;
    }

    @Test
    void a_second_judge_names_the_same_decision_and_the_same_first_reason() {
        Map<Decision, Integer> seen = new EnumMap<>(Decision.class);
        int leaning = 0;
        for (int state = 0; state < STATES; state++) {
            draw();
            Map<ReasonCode, Decision> rows = rows();
            Decision expected = rows.values().stream().reduce(Decision.READY, SecondJudgeTest::heavier);

            Verdict verdict = tenant.verdict();

            assertThat(verdict.decision())
                    .as("state %d: %s, judge says %s", state, rows, verdict.reasons())
                    .isEqualTo(expected);
            if (expected != Decision.READY) {
                ReasonCode first = rows.entrySet().stream()
                        .filter(row -> row.getValue() == expected)
                        .map(Map.Entry::getKey)
                        .findFirst() // in the order of the table
                        .orElseThrow();
                assertThat(verdict.reasons().get(0).code())
                        .as("state %d: %s", state, rows)
                        .isEqualTo(first);
            }
            seen.merge(verdict.decision(), 1, Integer::sum);
            leaning += verdict.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.POOLED) ? 1 : 0;
        }
        assertThat(seen).containsOnlyKeys(Decision.values());
        assertThat(leaning).isPositive();
    }
}

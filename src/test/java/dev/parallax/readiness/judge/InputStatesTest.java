package dev.parallax.readiness.judge;

import static dev.parallax.evidence.DiscrepancyState.ACCEPTED;
import static dev.parallax.evidence.DiscrepancyState.BUG;
import static dev.parallax.evidence.DiscrepancyState.FIXED;
import static dev.parallax.evidence.DiscrepancyState.LEGACY_WRONG;
import static dev.parallax.evidence.DiscrepancyState.NOISE;
import static dev.parallax.evidence.DiscrepancyState.OPEN;
import static dev.parallax.evidence.DiscrepancyState.REGRESSED;
import static dev.parallax.readiness.Decision.INSUFFICIENT_EVIDENCE;
import static dev.parallax.readiness.Decision.NOT_READY;
import static dev.parallax.readiness.Decision.READY;
import static dev.parallax.readiness.Decision.UNKNOWN;
import static dev.parallax.readiness.judge.TenantFixture.NOW;
import static dev.parallax.readiness.judge.TenantFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.RunningBuilds;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.SkipReason;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Present;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.policy.Blackout;
import dev.parallax.readiness.policy.Budgets;
import dev.parallax.readiness.policy.Exercise;
import dev.parallax.readiness.policy.OperationRequirements;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.PolicyScope;
import dev.parallax.readiness.policy.Preset;
import dev.parallax.readiness.policy.Requirements;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.rules.Glob;
import dev.parallax.rules.book.RuleBookDigest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * E1: everything a verdict depends on, as dimensions of a few values each, enumerated. READY comes out in the one region in
 * which every dimension is proven, and nowhere else; elsewhere the heaviest finding decides and is named first.
 */
class InputStatesTest {

    /** A value of a dimension: how it spoils a tenant for which all was shown, and what that alone must come to. */
    private record Value(String name, Decision decision, ReasonCode code, Consumer<TenantFixture> spoil) {
        static Value proven(String name, Consumer<TenantFixture> spoil) {
            return new Value(name, READY, null, spoil);
        }

        boolean isProven() {
            return decision == READY;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All combinations, or one in so many where time is short, as for mutation tests. */
    private static final int EVERY = Integer.getInteger("parallax.states.every", 1);

    private static final Share HALF = Share.percent(50);

    private static final List<List<Value>> DIMENSIONS = List.of(
            List.of(
                    Value.proven("pipeline sound", t -> {}),
                    new Value(
                            "pipeline unsound",
                            UNKNOWN,
                            ReasonCode.PIPELINE_UNSOUND,
                            t -> t.problems.add("spool full"))),
            List.of(
                    Value.proven("conserved", t -> {}),
                    new Value(
                            "a read vanished",
                            UNKNOWN,
                            ReasonCode.CONSERVATION_BROKEN,
                            t -> t.operation(1).vanished = 1),
                    new Value(
                            "a read too many",
                            UNKNOWN,
                            ReasonCode.CONSERVATION_BROKEN,
                            t -> t.operation(2).vanished = -1),
                    new Value(
                            "a negative count",
                            UNKNOWN,
                            ReasonCode.CONSERVATION_BROKEN,
                            t -> t.operation(1).inFlight = -1)),
            List.of(
                    Value.proven("clocks agree", t -> {}),
                    new Value(
                            "compared in the future",
                            UNKNOWN,
                            ReasonCode.CLOCK_SKEW,
                            t -> t.lastComparedAt =
                                    NOW.plus(ClockCheck.TOLERANCE).plusMillis(1)),
                    new Value("nothing compared", INSUFFICIENT_EVIDENCE, ReasonCode.NO_EVIDENCE, t -> {
                        t.lastComparedAt = null;
                        t.epochStartedAt = null;
                        t.operations.forEach(OperationFixture::neverCompared);
                    }),
                    new Value(
                            "stale",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.STALE,
                            t -> t.lastComparedAt =
                                    NOW.minus(Duration.ofDays(1)).minusMillis(1)),
                    Value.proven(
                            "compared since it was refused",
                            t -> t.background = refused(t, NOW.minus(Duration.ofDays(2)))),
                    new Value(
                            "not compared since it was refused",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.NO_NEW_EVIDENCE,
                            t -> t.background = refused(t, t.lastComparedAt)),
                    Value.proven("just fresh", t -> t.lastComparedAt = NOW.minus(Duration.ofDays(1)))),
            List.of(
                    Value.proven("no discrepancy", t -> {}),
                    Value.proven("fixed", t -> t.met(FIXED, Severity.BREAKING, null, 0)),
                    Value.proven("open, cosmetic", t -> t.met(OPEN, Severity.COSMETIC, null, 5)),
                    Value.proven("open, compatible", t -> t.met(OPEN, Severity.COMPATIBLE, null, 5)),
                    Value.proven("accepted to this day", t -> t.met(ACCEPTED, Severity.DEVIATION, TODAY, 5)),
                    Value.proven("noise for now", t -> t.met(NOISE, Severity.DEVIATION, TODAY.plusDays(9), 5)),
                    Value.proven("legacy wrong", t -> t.met(LEGACY_WRONG, Severity.BREAKING, TODAY.plusDays(9), 5)),
                    blocking("open", t -> t.met(OPEN, Severity.DEVIATION, null, 5)),
                    blocking("open, critical", t -> t.met(OPEN, Severity.CRITICAL, null, 1)),
                    blocking("open, not met by this build", t -> t.met(OPEN, Severity.DEVIATION, null, 0)),
                    blocking("bug", t -> t.met(BUG, Severity.BREAKING, null, 5)),
                    blocking("bug with an end date", t -> t.met(BUG, Severity.BREAKING, TODAY.plusDays(9), 5)),
                    blocking("regressed", t -> t.met(REGRESSED, Severity.DEVIATION, null, 5)),
                    blocking("accepted to yesterday", t -> t.met(ACCEPTED, Severity.DEVIATION, TODAY.minusDays(1), 5)),
                    blocking("accepted without end", t -> t.met(ACCEPTED, Severity.DEVIATION, null, 5)),
                    blocking("noise without end", t -> t.met(NOISE, Severity.DEVIATION, null, 5))),
            List.of(
                    Value.proven("all kinds known", t -> {}),
                    new Value("overflow", NOT_READY, ReasonCode.DISCREPANCY_OVERFLOW, t -> t.overflow = true)),
            List.of(
                    Value.proven("no mismatch", t -> {}),
                    new Value("a mismatch nobody answers for", INSUFFICIENT_EVIDENCE, ReasonCode.MISMATCH_BOUND, t -> {
                        t.operation(1).mismatch = 1;
                        t.operation(1).mismatchedCases = 1;
                    }),
                    new Value(
                            "a mismatch in no case",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.MISMATCH_BOUND,
                            t -> t.operation(1).mismatch = 1),
                    new Value("many mismatches", NOT_READY, ReasonCode.MISMATCH_RATE, t -> {
                        t.operation(1).mismatch = 60;
                        t.operation(1).mismatchedCases = 30;
                    })),
            List.of(
                    Value.proven("fast", t -> {}),
                    Value.proven(
                            "just fast enough", t -> t.operation(0).latency = OperationFixture.latency(100, 80, 100)),
                    Value.proven(
                            "slower by less than the slack",
                            t -> t.operation(0).latency = OperationFixture.latency(100, 1, 11)),
                    new Value(
                            "slower",
                            NOT_READY,
                            ReasonCode.SLOWER,
                            t -> t.operation(0).latency = OperationFixture.latency(100, 80, 101)),
                    new Value(
                            "fast, by too few to bound it",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.LATENCY_PAIRS,
                            t -> t.operation(0).latency = bounded(80, null)),
                    new Value(
                            "fast, and perhaps slower",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.LATENCY_PAIRS,
                            t -> t.operation(0).latency = bounded(80, 101L)),
                    new Value(
                            "fast, and legacy perhaps faster",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.LATENCY_PAIRS,
                            t -> t.operation(0).latency = bounded(79, 100L)),
                    Value.proven("just shown fast enough", t -> t.operation(0).latency = bounded(80, 100L)),
                    new Value(
                            "not measured",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.LATENCY_PAIRS,
                            t -> t.operation(0).latency = LatencyProfile.NONE),
                    new Value(
                            "hardly measured",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.LATENCY_PAIRS,
                            t -> t.operation(0).latency = OperationFixture.latency(99, 20, 21))),
            List.of(
                    Value.proven("hardly masked", t -> {}),
                    Value.proven("masked in half", t -> t.operation(1).masked = t.operation(1).match / 2),
                    new Value(
                            "masked in more",
                            NOT_READY,
                            ReasonCode.MASKED_SHARE,
                            t -> t.operation(1).masked = t.operation(1).match / 2 + 1)),
            List.of(
                    Value.proven("staffed hour", t -> {}),
                    new Value("blackout", NOT_READY, ReasonCode.BLACKOUT, t -> t.policy = blackout(t.policy))),
            List.of(
                    Value.proven("builds known", t -> {}),
                    unnamed("legacy unnamed", t -> t.legacy = null),
                    unnamed("candidate unnamed", t -> t.candidate = null),
                    unnamed("both unnamed", t -> {
                        t.legacy = null;
                        t.candidate = null;
                    })),
            List.of(
                    Value.proven("one build a side", t -> {}),
                    new Value(
                            "builds mixed", INSUFFICIENT_EVIDENCE, ReasonCode.BUILDS_MIXED, t -> t.mixedBuilds = true),
                    Value.proven("of what runs now", t -> t.background = t.background.at(present("L41", "C209", "0"))),
                    superseded("another legacy runs", present("L42", "C209", "0")),
                    superseded("another candidate runs", present("L41", "C210", "0")),
                    superseded("other rules are in force", present("L41", "C209", "1"))),
            List.of(
                    Value.proven(
                            "nearly all compared",
                            t -> t.operation(2).notCompared.put(SkipReason.TOO_LARGE, 1L)),
                    Value.proven("sampled", t -> t.operation(2).notCompared.put(SkipReason.SAMPLED_OUT, 100_000L)),
                    new Value(
                            "shed",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.NOT_COMPARED_SHARE,
                            t -> t.operation(2).notCompared.put(SkipReason.SHED, 300L)),
                    new Value(
                            "lost in a crash",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.NOT_COMPARED_SHARE,
                            t -> t.operation(2).crashGap = 300)),
            List.of(
                    Value.proven("stable", t -> t.operation(2).unstable = 1),
                    new Value(
                            "moving",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.UNSTABLE_SHARE,
                            t -> t.operation(2).unstable = 100)),
            List.of(
                    Value.proven("all seen", t -> {}),
                    new Value("an operation unseen", INSUFFICIENT_EVIDENCE, ReasonCode.OPERATION_UNSEEN, t -> {
                        OperationFixture unseen = new OperationFixture("reports.month-end", 0).neverCompared();
                        unseen.vacuous = 7;
                        t.operations.add(unseen);
                    }),
                    new Value(
                            "an operation hardly seen",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.DISTINCT_CASES,
                            t -> t.operations.add(new OperationFixture("reports.month-end", 58))),
                    Value.proven(
                            "an operation just seen enough",
                            t -> t.operations.add(new OperationFixture("reports.month-end", 59))),
                    new Value("one URL polled", INSUFFICIENT_EVIDENCE, ReasonCode.DISTINCT_CASES, t -> {
                        OperationFixture polled = new OperationFixture("statistics.get", 1);
                        polled.match = 1_000_000;
                        t.operations.add(polled);
                    }),
                    new Value("more cases than matches", INSUFFICIENT_EVIDENCE, ReasonCode.DISTINCT_CASES, t -> {
                        OperationFixture overestimated = new OperationFixture("statistics.get", 500);
                        overestimated.match = 50;
                        t.operations.add(overestimated);
                    })),
            List.of(
                    Value.proven("enough cases", t -> {}),
                    new Value(
                            "too few cases",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.MISMATCH_BOUND,
                            t -> t.operations.stream()
                                    .limit(3)
                                    .forEach(operation -> operation.cases = Math.min(operation.cases, 1_000)))),
            List.of(
                    Value.proven("exercised", t -> {}),
                    new Value(
                            "not exercised",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.NOT_EXERCISED,
                            t -> t.policy = exercise(t.policy, "year.end")),
                    Value.proven("the whole contract compared", t -> contract(t, Share.ALL, "agents.list")),
                    Value.proven("half the contract compared", t -> contract(t, HALF, "agents.list", "year.end")),
                    uncovered("a third of the contract compared", HALF, "agents.list", "year.end", "year.begin"),
                    uncovered("not all of the contract compared", Share.ALL, "agents.list", "year.end"),
                    uncovered("no contract known", Share.ALL)),
            List.of(
                    Value.proven("soaked", t -> {}),
                    Value.proven(
                            "just soaked",
                            t -> t.epochStartedAt = t.epochStartedAt == null ? null : NOW.minus(Duration.ofDays(3))),
                    new Value(
                            "too young",
                            INSUFFICIENT_EVIDENCE,
                            ReasonCode.SOAK,
                            t -> t.epochStartedAt = t.epochStartedAt == null
                                    ? null
                                    : NOW.minus(Duration.ofDays(3)).plusMillis(1))));

    /** Equally fast, as measured. */
    private static LatencyProfile bounded(long legacyAtLeast, Long candidateAtMost) {
        return new LatencyProfile(
                500,
                Duration.ofMillis(40),
                Duration.ofMillis(85),
                Duration.ofMillis(40),
                Duration.ofMillis(85),
                Duration.ofMillis(legacyAtLeast),
                candidateAtMost == null ? null : Duration.ofMillis(candidateAtMost));
    }

    private static Value blocking(String name, Consumer<TenantFixture> spoil) {
        return new Value(name, NOT_READY, ReasonCode.OPEN_DISCREPANCY, spoil);
    }

    private static Value unnamed(String name, Consumer<TenantFixture> spoil) {
        return new Value(name, INSUFFICIENT_EVIDENCE, ReasonCode.BUILD_UNKNOWN, spoil);
    }

    private static Background refused(TenantFixture tenant, Instant at) {
        return new Background(at).at(tenant.background.present()).under(tenant.background.contract());
    }

    private static Value superseded(String name, Present present) {
        return new Value(
                name, INSUFFICIENT_EVIDENCE, ReasonCode.SUPERSEDED, t -> t.background = t.background.at(present));
    }

    private static Present present(String legacy, String candidate, String digit) {
        return new Present(
                new RunningBuilds(new BuildId(legacy), new BuildId(candidate)), new RuleBookDigest(digit.repeat(64)));
    }

    /** The standard policy, with a limit on what rules mask, so that every check can fail. */
    private static Policy policy() {
        Requirements standard = Preset.STANDARD.requirements();
        OperationRequirements operation = standard.operation();
        return Policy.of(new Requirements(
                standard.mismatches(),
                standard.pooling(),
                standard.soak(),
                standard.freshness(),
                standard.contract(),
                new OperationRequirements(
                        operation.cases(),
                        new Budgets(
                                operation.budgets().notCompared(),
                                operation.budgets().unstable(),
                                Share.percent(50)),
                        operation.latency())));
    }

    private static Policy blackout(Policy policy) {
        Blackout noon = new Blackout(
                EnumSet.allOf(DayOfWeek.class), LocalTime.of(12, 0), LocalTime.of(12, 1), ZoneOffset.UTC, "lunch");
        return new Policy(
                policy.base(),
                policy.operations(),
                policy.tenants(),
                policy.exemptions(),
                policy.exercises(),
                List.of(noon));
    }

    private static Value uncovered(String name, Share required, String... operations) {
        return new Value(
                name, INSUFFICIENT_EVIDENCE, ReasonCode.CONTRACT_UNSEEN, t -> contract(t, required, operations));
    }

    private static void contract(TenantFixture tenant, Share required, String... operations) {
        Requirements base = tenant.policy.base();
        tenant.policy = new Policy(
                new Requirements(
                        base.mismatches(), base.pooling(), base.soak(), base.freshness(), required, base.operation()),
                tenant.policy.operations(),
                tenant.policy.tenants(),
                tenant.policy.exemptions(),
                tenant.policy.exercises(),
                tenant.policy.blackouts());
        tenant.background = tenant.background.under(
                Stream.of(operations).map(OperationId::new).toList());
    }

    private static Policy exercise(Policy policy, String operation) {
        Exercise exercise =
                new Exercise(new PolicyScope(List.of(new Glob(operation)), List.of(Glob.ANY)), Duration.ofDays(35));
        return new Policy(
                policy.base(),
                policy.operations(),
                policy.tenants(),
                policy.exemptions(),
                List.of(exercise),
                policy.blackouts());
    }

    static Stream<Value> values() {
        return DIMENSIONS.stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("values")
    void alone_each_unproven_value_decides_and_is_named_first(Value value) {
        Verdict verdict = judge(List.of(value));

        assertThat(verdict.decision()).isEqualTo(value.decision());
        if (!value.isProven()) {
            assertThat(verdict.reasons().get(0).code()).isEqualTo(value.code());
        }
    }

    @Test
    void every_pair_of_values_is_ready_only_if_both_are_proven() {
        for (int one = 0; one < DIMENSIONS.size(); one++) {
            for (int other = one + 1; other < DIMENSIONS.size(); other++) {
                for (Value first : DIMENSIONS.get(one)) {
                    for (Value second : DIMENSIONS.get(other)) {
                        check(List.of(first, second));
                    }
                }
            }
        }
    }

    @Test
    void of_all_combinations_of_proven_and_unproven_only_the_one_proven_region_is_ready() {
        int ready = 0;
        for (int combination = 0; combination < 1 << DIMENSIONS.size(); combination += EVERY) {
            List<Value> values = new ArrayList<>();
            for (int dimension = 0; dimension < DIMENSIONS.size(); dimension++) {
                boolean proven = (combination >> dimension & 1) == 0;
                List<Value> choice = DIMENSIONS.get(dimension).stream()
                        .filter(value -> value.isProven() == proven)
                        .toList();
                values.add(choice.get(Integer.reverse(combination * 0x9E3779B9) >>> 8 & 0xFFFF % choice.size()));
            }
            check(values);
            ready += values.stream().allMatch(Value::isProven) ? 1 : 0;
        }

        assertThat(ready).isEqualTo(1);
    }

    private static void check(List<Value> values) {
        Verdict verdict = judge(values);

        Decision expected = values.stream().map(Value::decision).reduce(READY, Decision::and);
        assertThat(verdict.decision() == READY).as("%s", values).isEqualTo(expected == READY);
        if (values.stream().anyMatch(value -> value.code() == ReasonCode.NO_EVIDENCE)) {
            return; // without any case, the few mismatches of other values weigh more than they do beside 3,700
        }
        assertThat(verdict.decision()).as("%s", values).isEqualTo(expected);
        if (expected == UNKNOWN || expected == NOT_READY) {
            Set<ReasonCode> causes = EnumSet.noneOf(ReasonCode.class);
            values.stream().filter(value -> value.decision() == expected).forEach(value -> causes.add(value.code()));
            assertThat(verdict.reasons().get(0).code()).as("%s", values).isIn(causes);
        }
    }

    private static Verdict judge(List<Value> values) {
        TenantFixture fixture = new TenantFixture();
        fixture.policy = policy();
        values.forEach(value -> value.spoil().accept(fixture));
        return fixture.verdict();
    }
}

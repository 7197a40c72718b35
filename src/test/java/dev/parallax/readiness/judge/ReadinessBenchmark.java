package dev.parallax.readiness.judge;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Pool;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.policy.Adjustment;
import dev.parallax.readiness.policy.OperationAdjustment;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.PoolingAdjustment;
import dev.parallax.readiness.policy.Preset;
import dev.parallax.readiness.policy.TenantOverride;
import dev.parallax.rules.Glob;
import dev.parallax.rules.book.RuleBookDigest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How many days of traffic it takes from a fixed bug, which is a new build, to READY for a quiet tenant: with and without
 * asking kept reads again, with and without pooling; and how long verdicts on 5,000 tenants take. A program: {@code
 * docs/benchmarks.md} says how to run it. Traffic is simulated with a seed, so days are the same on every machine; verdicts
 * are those of the judge.
 */
final class ReadinessBenchmark {

    private static final int LONGEST_DAYS = 1_500;
    private static final int KEPT_READS = 20;
    private static final int SEED = 20261126;
    private static final Instant FIXED_AT = Instant.parse("2026-11-01T00:00:00Z");
    private static final Epoch EPOCH =
            new Epoch(new BuildId("L41"), new BuildId("C210"), new RuleBookDigest("0".repeat(64)));

    /** Operations, how often of a hundred reads, and how many different cases there are for a tenant. */
    private record Use(String operation, int share, int cases) {}

    private static final List<Use> PROFILE = List.of(
            new Use("listings.search", 40, 20_000),
            new Use("listings.get", 30, 6_000),
            new Use("homeowners.get", 10, 1_500),
            new Use("agents.list", 8, 120),
            new Use("statistics.city", 7, 200),
            new Use("reports.daily", 5, 365));

    private ReadinessBenchmark() {}

    /** A tenant's traffic and what came of it. */
    private static final class Simulated {
        private final Tenant tenant;
        private final int readsADay;
        private final Random random;
        private final Map<String, Map<Integer, Integer>> seen = new LinkedHashMap<>();
        private final Map<String, List<Integer>> kept = new HashMap<>();

        Simulated(String name, int readsADay, long seed) {
            this.tenant = new Tenant(name);
            this.readsADay = readsADay;
            this.random = new Random(seed);
            PROFILE.forEach(use -> seen.put(use.operation(), new HashMap<>()));
            // What it read before the fix is what is kept to be asked again.
            for (Use use : PROFILE) {
                List<Integer> recent = new ArrayList<>();
                for (int i = 0; i < KEPT_READS; i++) {
                    recent.add(random.nextInt(use.cases()));
                }
                kept.put(use.operation(), recent.stream().distinct().toList());
            }
        }

        void day(boolean recheck) {
            for (int i = 0; i < readsADay; i++) {
                Use use = drawn();
                count(use.operation(), random.nextInt(use.cases()));
            }
            if (recheck) {
                kept.forEach((operation, cases) -> cases.forEach(each -> count(operation, each)));
            }
        }

        private Use drawn() {
            int place = random.nextInt(100);
            for (Use use : PROFILE) {
                place -= use.share();
                if (place < 0) {
                    return use;
                }
            }
            throw new IllegalStateException("shares do not add up to 100");
        }

        private void count(String operation, int which) {
            seen.getOrDefault(operation, Map.of()).merge(which, 1, Integer::sum);
        }

        TenantEvidence evidence(Instant now) {
            List<OperationEvidence> operations = new ArrayList<>();
            seen.forEach((operation, cases) -> {
                long match =
                        cases.values().stream().mapToLong(Integer::longValue).sum();
                long once = cases.values().stream().filter(times -> times == 1).count();
                operations.add(operation(operation, match, cases.size(), once, now));
            });
            return new TenantEvidence(tenant, EPOCH, Side.LEGACY, operations, List.of(), FIXED_AT, now, false, false);
        }
    }

    private static OperationEvidence operation(String id, long match, long cases, long once, Instant now) {
        Duration fast = Duration.ofMillis(20);
        return new OperationEvidence(
                new OperationId(id),
                new Counts(match, match, 0, 0, 0, Map.of(), 0, 0),
                cases,
                0,
                once,
                0,
                new LatencyProfile(match, fast, fast, fast, fast, fast, fast),
                Math.max(1, match),
                match == 0 ? null : now);
    }

    private static Policy policy(boolean pooling) {
        Adjustment pooled = new Adjustment(
                null,
                null,
                new PoolingAdjustment(pooling, null, null, null),
                null,
                null,
                null,
                OperationAdjustment.NONE);
        return new Policy(
                Preset.SMALL_TENANT.requirements(),
                List.of(),
                List.of(new TenantOverride(List.of(Glob.ANY), null, pooled, List.of())),
                List.of(),
                List.of(),
                List.of());
    }

    /** Days until the quiet tenant is READY, asked once a day; the longest if it never was. */
    private static int days(int readsADay, boolean recheck, boolean pooling) {
        Simulated quiet = new Simulated("quiet", readsADay, SEED);
        List<Simulated> others = new ArrayList<>();
        for (int i = 0; i < 119; i++) {
            others.add(new Simulated("tenant-" + i, 40 + i, SEED + i + 1L));
        }
        Judge judge = new Judge();
        Policy policy = policy(pooling);
        for (int day = 1; day < LONGEST_DAYS; day++) {
            Instant now = FIXED_AT.plus(Duration.ofDays(day));
            quiet.day(recheck);
            Pool pool = Pool.NONE;
            if (pooling) {
                List<TenantEvidence> all = new ArrayList<>();
                all.add(quiet.evidence(now));
                for (Simulated other : others) {
                    other.day(recheck);
                    all.add(other.evidence(now));
                }
                pool = Pools.of(all, LocalDate.EPOCH);
            }
            Verdict verdict = judge.judge(
                    quiet.evidence(now), new PipelineHealth(List.of(), now), policy, Background.NONE.beside(pool), now);
            if (verdict.decision() == Decision.READY) {
                return day;
            }
        }
        return LONGEST_DAYS;
    }

    private static void daysToReady() {
        System.out.println("| reads a day | neither | recheck | pooling | both |");
        System.out.println("|---|---|---|---|---|");
        for (int reads : new int[] {40, 100, 300}) {
            int neither = days(reads, false, false);
            StringBuilder row = new StringBuilder("| " + reads + " | " + neither + " d (1x)");
            for (boolean[] with : new boolean[][] {{true, false}, {false, true}, {true, true}}) {
                int days = days(reads, with[0], with[1]);
                row.append(String.format(Locale.ROOT, " | %d d (%.1fx)", days, (double) neither / days));
            }
            System.out.println(row + " |");
        }
    }

    private static void verdicts(int tenants, int operations) {
        List<TenantEvidence> all = new ArrayList<>();
        Instant now = FIXED_AT.plus(Duration.ofDays(6));
        Random random = new Random(SEED);
        for (int i = 0; i < tenants; i++) {
            List<OperationEvidence> used = new ArrayList<>();
            for (int j = 0; j < operations; j++) {
                long cases = 1L + random.nextInt(300);
                used.add(operation("operation." + j, cases * 3, cases, cases / 5, now));
            }
            all.add(new TenantEvidence(
                    new Tenant("tenant-" + i), EPOCH, Side.LEGACY, used, List.of(), FIXED_AT, now, false, false));
        }
        for (boolean pooling : new boolean[] {false, true}) {
            long best = Long.MAX_VALUE;
            long ready = 0;
            for (int round = 0; round < 7; round++) {
                long begun = cpu();
                ready = judgeAll(all, policy(pooling), now);
                best = Math.min(best, cpu() - begun);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d tenants of %d operations, %s pooling: %.0f ms CPU for all verdicts, %.3f ms each, %d ready%n",
                    tenants,
                    operations,
                    pooling ? "with" : "without",
                    best / 1e6,
                    best / 1e6 / tenants,
                    ready);
        }
    }

    private static long judgeAll(List<TenantEvidence> all, Policy policy, Instant now) {
        Judge judge = new Judge();
        Background background = Background.NONE.beside(Pools.of(all, LocalDate.EPOCH));
        PipelineHealth health = new PipelineHealth(List.of(), now);
        return all.stream()
                .filter(each -> {
                    boolean spends = judge.spends(each, policy, background, now);
                    return !spends
                            && judge.judge(each, health, policy, background, now)
                                            .decision()
                                    == Decision.READY;
                })
                .count();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static void main(String[] arguments) {
        daysToReady();
        verdicts(5_000, 34);
    }
}

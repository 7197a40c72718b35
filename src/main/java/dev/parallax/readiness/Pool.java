package dev.parallax.readiness;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.OperationId;
import dev.parallax.readiness.statistics.AnytimeTest;
import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.readiness.statistics.Trials;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all tenants together showed of each operation, between the same builds and under the same rules. A case of another
 * tenant is another case: it is about other rows. Thread-safe.
 */
public final class Pool {

    /** Of nobody. */
    public static final Pool NONE = new Pool(Map.of());

    /** A share of a number of cases is a whole number, but for the arithmetic. */
    private static final double ROUNDING = 1e-6;

    private final Map<Subject, List<Trials>> byTenant;
    private final Map<Asked, Pooled> answers = new ConcurrentHashMap<>();

    /**
     * What evidence of several tenants is put together by.
     *
     * @param epoch builds and rules
     * @param operation which
     */
    public record Subject(Epoch epoch, OperationId operation) {}

    /**
     * What came together.
     *
     * @param tenants of how many tenants
     * @param trials their cases, of the largest tenants only as many as may count; every mismatch counts
     */
    public record Pooled(long tenants, Trials trials) {}

    private final Map<Pooled, Map<AnytimeTest, Boolean>> passes = new ConcurrentHashMap<>();
    private final Map<Pooled, Map<Confidence, Share>> bounds = new ConcurrentHashMap<>();

    private record Asked(Subject subject, Share largest) {}

    /** Copies the map: for each subject the cases of each tenant, in any order. */
    public Pool(Map<Subject, List<Trials>> byTenant) {
        this.byTenant = Map.copyOf(byTenant);
    }

    /** What came together on {@code subject} where one tenant may bring at most {@code largest} of it. */
    public Pooled of(Subject subject, Share largest) {
        return answers.computeIfAbsent(new Asked(subject, largest), asked -> add(asked));
    }

    /** Whether {@code pooled} passes {@code test}; worked out once, however many tenants ask. */
    public boolean passes(Pooled pooled, AnytimeTest test) {
        return passes.computeIfAbsent(pooled, none -> new ConcurrentHashMap<>())
                .computeIfAbsent(test, asked -> asked.passes(pooled.trials()));
    }

    /** {@link AnytimeTest#upperBound} of {@code pooled}; worked out once, however many tenants ask. */
    public Share bound(Pooled pooled, Confidence confidence) {
        return bounds.computeIfAbsent(pooled, none -> new ConcurrentHashMap<>())
                .computeIfAbsent(confidence, asked -> AnytimeTest.upperBound(pooled.trials(), asked));
    }

    private Pooled add(Asked asked) {
        List<Trials> tenants = byTenant.getOrDefault(asked.subject(), List.of());
        long most = mostOfOne(tenants, asked.largest().fraction());
        Trials sum = tenants.stream()
                .map(each -> new Trials(Math.max(each.mismatched(), Math.min(each.cases(), most)), each.mismatched()))
                .reduce(new Trials(0, 0), Trials::plus);
        return new Pooled(tenants.size(), sum);
    }

    /**
     * The largest number of cases of one tenant that is at most that share of what counts of all. Leaving clean cases out
     * only weakens the evidence, so it is safe to.
     */
    private static long mostOfOne(List<Trials> tenants, double share) {
        List<Long> cases = tenants.stream()
                .map(Trials::cases)
                .sorted(Comparator.reverseOrder())
                .toList();
        long rest = cases.stream().mapToLong(Long::longValue).sum();
        for (int capped = 0; capped < cases.size(); capped++) {
            if (share * capped >= 1) {
                break;
            }
            // If the `capped` largest are cut to m, then m = share · (capped · m + rest).
            double most = capped == 0 ? share * rest : share * rest / (1 - share * capped);
            if (most + ROUNDING >= cases.get(capped)) {
                return capped == 0 ? cases.get(0) : (long) (most + ROUNDING);
            }
            rest -= cases.get(capped);
        }
        return 0; // so few tenants that each is more than the share, however little of it counts
    }
}

package dev.parallax.readiness.policy;

import dev.parallax.readiness.statistics.Share;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says otherwise about operations; what is null stays as it is.
 *
 * @param minimum {@code cases.minimum}
 * @param finite {@code cases.finite}
 * @param notCompared {@code not-compared}
 * @param unstable {@code unstable}
 * @param masked {@code masked}
 * @param latency {@code latency}
 */
public record OperationAdjustment(
        @Nullable Long minimum,
        @Nullable Boolean finite,
        @Nullable Share notCompared,
        @Nullable Share unstable,
        @Nullable Share masked,
        Latency latency) {

    /** Says nothing. */
    public static final OperationAdjustment NONE =
            new OperationAdjustment(null, null, null, null, null, new Latency(null, null, null, null));

    /**
     * What a policy says otherwise about latency.
     *
     * @param ratio {@code latency.ratio}
     * @param slack {@code latency.slack}
     * @param pairs {@code latency.pairs}
     * @param shown {@code latency.shown}
     */
    public record Latency(
            @Nullable Double ratio,
            @Nullable Duration slack,
            @Nullable Long pairs,
            @Nullable Boolean shown) {

        LatencyLimit applyTo(LatencyLimit limit) {
            return new LatencyLimit(
                    ratio == null ? limit.ratio() : ratio,
                    slack == null ? limit.slack() : slack,
                    pairs == null ? limit.pairs() : pairs,
                    shown == null ? limit.shown() : shown);
        }
    }

    OperationRequirements applyTo(OperationRequirements to) {
        CaseMinimum cases = to.cases();
        Budgets budgets = to.budgets();
        return new OperationRequirements(
                new CaseMinimum(minimum == null ? cases.minimum() : minimum, finite == null ? cases.finite() : finite),
                new Budgets(
                        notCompared == null ? budgets.notCompared() : notCompared,
                        unstable == null ? budgets.unstable() : unstable,
                        masked == null ? budgets.masked() : masked),
                latency.applyTo(to.latency()));
    }
}

package dev.parallax.readiness.policy;

import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.ExactBounds;
import dev.parallax.readiness.statistics.Share;
import java.time.Duration;
import java.util.Locale;

/** Requirements that belong together. The names are used in policies. */
public enum Preset {
    /** For tenants whose move must not be noticed by anybody: 99 % sure, a week. */
    STRICT,
    /** What holds where nothing is said: at most 0.1 % mismatches, 95 % sure, three days. */
    STANDARD,
    /**
     * For tenants that make a few dozen reads a day: at most 0.1 %, which many tenants may show together beside 1 % of its own,
     * and short lists of cases may be complete.
     */
    SMALL_TENANT;

    /** What it asks for. */
    public Requirements requirements() {
        return switch (this) {
            case STRICT ->
                new Requirements(
                        new MismatchLimit(Share.percent(0.1), Confidence.percent(99)),
                        pooling(false),
                        Duration.ofDays(7),
                        Duration.ofHours(12),
                        Share.NONE,
                        new OperationRequirements(
                                new CaseMinimum(casesThatShow(Share.percent(3)), false),
                                new Budgets(Share.percent(1), Share.percent(2), Share.ALL),
                                new LatencyLimit(1.1, Duration.ofMillis(5), 200, true)));
            case STANDARD ->
                new Requirements(
                        new MismatchLimit(Share.percent(0.1), Confidence.percent(95)),
                        pooling(false),
                        Duration.ofDays(3),
                        Duration.ofDays(1),
                        Share.NONE,
                        new OperationRequirements(
                                new CaseMinimum(casesThatShow(Share.percent(5)), false),
                                new Budgets(Share.percent(5), Share.percent(5), Share.ALL),
                                new LatencyLimit(1.25, Duration.ofMillis(10), 100, true)));
            case SMALL_TENANT ->
                new Requirements(
                        new MismatchLimit(Share.percent(0.1), Confidence.percent(95)),
                        pooling(true),
                        Duration.ofDays(5),
                        Duration.ofDays(3),
                        Share.NONE,
                        new OperationRequirements(
                                new CaseMinimum(casesThatShow(Share.percent(10)), true),
                                new Budgets(Share.percent(5), Share.percent(5), Share.ALL),
                                new LatencyLimit(1.5, Duration.ofMillis(20), 30, false)));
        };
    }

    /** The word used in policies: {@code small-tenant}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** At least 50 tenants, none of them above a fifth of the evidence, beside 1 % of the tenant's own. */
    private static Pooling pooling(boolean allowed) {
        return new Pooling(allowed, 50, Share.percent(20), Share.percent(1));
    }

    /** So many clean cases that an operation broken in that share of its cases would have shown it with 95 %. */
    private static long casesThatShow(Share broken) {
        return ExactBounds.casesWithoutMismatch(broken, Confidence.percent(95));
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.evidence.OperationEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Pool;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.policy.Pooling;
import dev.parallax.readiness.statistics.AnytimeTest;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.readiness.statistics.Trials;
import dev.parallax.readiness.statistics.Unseen;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The two levels by which a small tenant may be shown to be ready: strong evidence on each of its operations over many
 * tenants, and weaker evidence of its own without a single mismatch.
 *
 * @param docket the tenant's
 */
record TwoLevels(Docket docket) {

    /** An operation and what all tenants showed of it. */
    private record Level(OperationEvidence operation, Pool.Pooled pooled) {

        boolean holds(AnytimeTest test, Docket docket) {
            return pooled.tenants() >= docket.required().pooling().tenants()
                    && docket.background().pool().passes(pooled, test);
        }

        Share bound(Docket docket) {
            return docket.background().pool().bound(pooled, docket.confidence());
        }
    }

    /** Whether both are there. */
    boolean shown() {
        return lack().isEmpty();
    }

    /** What is missing first, as a clause; empty if nothing is. */
    Optional<String> lack() {
        Pooling required = required();
        if (!required.allowed()) {
            return Optional.of("the policy allows no pooling");
        }
        Trials own = docket.trials();
        if (own.mismatched() > 0) {
            return Optional.of("no pool outweighs " + Shown.count(own.mismatched(), "mismatch") + " of its own");
        }
        AnytimeTest strong = new AnytimeTest(docket.required().mismatches().limit(), docket.confidence());
        Optional<Level> weakest =
                levels().stream().filter(level -> !level.holds(strong, docket)).findFirst();
        if (weakest.isPresent()) {
            return weakest.map(level -> lack(level, strong, required));
        }
        return ownIsEnough(own)
                ? Optional.empty()
                : Optional.of("all tenants together would do, but its own "
                        + Shown.count(own.cases(), "distinct case") + " neither show less than " + required.own()
                        + " (" + Shown.count(weak().casesNeeded(0)) + " would) nor leave so little unseen ("
                        + unseen().roundedUp()
                        + " of its reads)");
    }

    private static String lack(Level level, AnytimeTest strong, Pooling required) {
        Pool.Pooled pooled = level.pooled();
        String found = level.operation().operation() + " over all tenants: ";
        return pooled.tenants() < required.tenants()
                ? found + Shown.count(pooled.tenants()) + " of the " + Shown.count(required.tenants(), "tenant")
                        + " it takes"
                : found + MismatchCheck.count(pooled.trials()) + " that count, "
                        + Shown.count(strong.casesNeeded(pooled.trials().mismatched())) + " would do";
    }

    private boolean ownIsEnough(Trials own) {
        return weak().passes(own) || unseen().compareTo(required().own()) <= 0;
    }

    /**
     * Where a tenant's cases are a finite list, the rate is at most the chance that its next read is of a case not seen yet:
     * all that were seen agreed.
     */
    private Share unseen() {
        long reads = docket.operations().stream()
                .mapToLong(operation -> Math.max(0, operation.counts().match()))
                .sum();
        long once = docket.operations().stream()
                .mapToLong(OperationEvidence::seenOnce)
                .sum();
        return new Unseen(reads, Math.min(reads, once)).upper(docket.confidence());
    }

    /** Whether beginning afresh would give a better chance than what there is. */
    boolean isBehind(AnytimeTest strong) {
        return required().allowed()
                && (docket.trials().mismatched() > 0
                        || levels().stream()
                                .anyMatch(
                                        level -> strong.isBehind(level.pooled().trials())));
    }

    /** What was leaned on: the operation that all tenants together say least about. */
    Reason reason() {
        Level weakest = weakest();
        Pool.Pooled pooled = weakest.pooled();
        return Reason.of(
                        ReasonCode.POOLED,
                        Decision.READY,
                        "leans on all tenants together for the rate; of its operations they show least of "
                                + weakest.operation().operation() + ": " + MismatchCheck.count(pooled.trials())
                                + " over " + Shown.count(pooled.tenants(), "tenant"))
                .about(weakest.operation().operation())
                .found("at most " + weakest.bound(docket).roundedUp() + " over "
                        + Shown.count(pooled.tenants(), "tenant"))
                .asked("below " + docket.required().mismatches().limit() + " over at least "
                        + Shown.count(required().tenants(), "tenant") + ", none above "
                        + required().largest());
    }

    /** The largest bound among its operations, over all tenants. */
    Share bound() {
        return weakest().bound(docket);
    }

    /** The fewest tenants that any of its operations was compared for. */
    long tenants() {
        return levels().stream()
                .mapToLong(level -> level.pooled().tenants())
                .min()
                .orElse(0);
    }

    private Level weakest() {
        return levels().stream()
                .max(Comparator.comparing(level -> level.bound(docket)))
                .orElseThrow();
    }

    private List<Level> levels() {
        Pool pool = docket.background().pool();
        return docket.operations().stream()
                .map(operation -> new Level(
                        operation,
                        pool.of(
                                new Pool.Subject(docket.evidence().epoch(), operation.operation()),
                                required().largest())))
                .toList();
    }

    private AnytimeTest weak() {
        return new AnytimeTest(required().own(), docket.confidence());
    }

    private Pooling required() {
        return docket.required().pooling();
    }
}

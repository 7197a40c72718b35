package dev.parallax.readiness.policy;

import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.Share;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says otherwise than a preset; what is null stays as it is.
 *
 * @param limit {@code mismatches.limit}
 * @param confidence {@code mismatches.confidence}
 * @param pooling {@code pooling}
 * @param soak {@code soak}
 * @param freshness {@code freshness}
 * @param contract {@code contract}
 * @param operation what it says about all operations
 */
public record Adjustment(
        @Nullable Share limit,
        @Nullable Confidence confidence,
        PoolingAdjustment pooling,
        @Nullable Duration soak,
        @Nullable Duration freshness,
        @Nullable Share contract,
        OperationAdjustment operation) {

    /** Says nothing. */
    public static final Adjustment NONE =
            new Adjustment(null, null, PoolingAdjustment.NONE, null, null, null, OperationAdjustment.NONE);

    Requirements applyTo(Requirements to) {
        MismatchLimit mismatches = to.mismatches();
        return new Requirements(
                new MismatchLimit(
                        limit == null ? mismatches.limit() : limit,
                        confidence == null ? mismatches.confidence() : confidence),
                pooling.applyTo(to.pooling()),
                soak == null ? to.soak() : soak,
                freshness == null ? to.freshness() : freshness,
                contract == null ? to.contract() : contract,
                operation.applyTo(to.operation()));
    }
}

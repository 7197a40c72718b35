package dev.parallax.readiness.policy;

import dev.parallax.readiness.statistics.Share;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says otherwise about pooling; what is null stays as it is.
 *
 * @param allowed {@code pooling.allowed}
 * @param tenants {@code pooling.tenants}
 * @param largest {@code pooling.largest}
 * @param own {@code pooling.own}
 */
public record PoolingAdjustment(
        @Nullable Boolean allowed,
        @Nullable Long tenants,
        @Nullable Share largest,
        @Nullable Share own) {

    /** Says nothing. */
    public static final PoolingAdjustment NONE = new PoolingAdjustment(null, null, null, null);

    Pooling applyTo(Pooling to) {
        return new Pooling(
                allowed == null ? to.allowed() : allowed,
                tenants == null ? to.tenants() : tenants,
                largest == null ? to.largest() : largest,
                own == null ? to.own() : own);
    }
}

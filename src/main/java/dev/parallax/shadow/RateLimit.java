package dev.parallax.shadow;

import dev.parallax.exchange.Tenant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many reads a second may be mirrored, of one tenant and in all. Bursts of a second's worth pass. Thread-safe.
 */
final class RateLimit {

    /** Tenants told apart at a time; idle ones are forgotten first. */
    private static final int MAX_TENANTS = 10_000;

    private final int perTenant;
    private final InstantSource clock;
    private final Bucket all;
    private final ConcurrentMap<Tenant, Bucket> tenants = new ConcurrentHashMap<>();

    /**
     * @param inAll reads a second, 0 for no limit
     * @param perTenant reads a second, 0 for no limit
     */
    RateLimit(int inAll, int perTenant, InstantSource clock) {
        this.perTenant = perTenant;
        this.clock = clock;
        this.all = new Bucket(inAll, clock.millis());
    }

    /** Whether one more read of that tenant may be mirrored now; if so it counts. */
    boolean tryTake(Tenant tenant) {
        long now = clock.millis();
        if (perTenant > 0 && !bucket(tenant, now).tryTake(now)) {
            return false;
        }
        return all.tryTake(now);
    }

    private Bucket bucket(Tenant tenant, long now) {
        Bucket known = tenants.get(tenant);
        if (known != null) {
            return known;
        }
        if (tenants.size() >= MAX_TENANTS) {
            tenants.values().removeIf(bucket -> bucket.isFull(now));
        }
        return tenants.computeIfAbsent(tenant, first -> new Bucket(perTenant, now));
    }

    /** A token bucket that holds one second's worth. */
    private static final class Bucket {

        private final int perSecond;
        // Guarded by this.
        private double tokens;
        private long filledAt;

        Bucket(int perSecond, long now) {
            this.perSecond = perSecond;
            this.tokens = perSecond;
            this.filledAt = now;
        }

        synchronized boolean tryTake(long now) {
            if (perSecond == 0) {
                return true;
            }
            fill(now);
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }

        synchronized boolean isFull(long now) {
            fill(now);
            return tokens >= perSecond;
        }

        /** A clock that was set back fills nothing and takes nothing. */
        private void fill(long now) {
            double since = Math.max(0, now - filledAt) / 1_000.0;
            tokens = Math.min(perSecond, tokens + since * perSecond);
            filledAt = now;
        }
    }
}

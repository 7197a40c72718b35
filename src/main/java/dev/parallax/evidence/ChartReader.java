package dev.parallax.evidence;

import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What charts are drawn from. Thread-safe, blocking. Every method is one query, however many tenants it asks for, and
 * throws {@link StoreUnavailableException} if the store cannot be asked.
 */
public interface ChartReader {

    /** At which shares of the replies {@link #curves} gives latencies. */
    List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99);

    /** Where a discrepancy was met: by whom, under which candidate builds, from when to when; most often first. */
    List<Stay> stays(DiscrepancyId id);

    /**
     * How the outcomes of several tenants went, hour by hour, oldest first; a tenant without compared reads is left out.
     *
     * @param since hours that begin before it are left out
     */
    Map<Tenant, List<Point>> trends(Set<Tenant> tenants, Instant since);

    /** How long each side took for a tenant's operations in its current epoch, in order of operation. */
    List<Curve> curves(Tenant tenant);

    /**
     * One tenant meeting a discrepancy under one candidate build.
     *
     * @param tenant who
     * @param candidate the candidate build; null if its replies name none
     * @param occurrences how often
     * @param firstAt when first
     * @param lastAt when last
     */
    record Stay(Tenant tenant, @Nullable BuildId candidate, long occurrences, Instant firstAt, Instant lastAt) {}

    /**
     * One hour of a tenant.
     *
     * @param hour when it begins
     * @param match agreed
     * @param mismatch differed while the data stood still
     */
    record Point(Instant hour, long match, long mismatch) {}

    /**
     * Latencies of one operation.
     *
     * @param operation which
     * @param pairs how many replies of each side were measured
     * @param legacy one duration for each of {@link #SHARES}
     * @param candidate one duration for each of {@link #SHARES}
     */
    record Curve(OperationId operation, long pairs, List<Duration> legacy, List<Duration> candidate) {

        /** Copies the lists. */
        public Curve {
            legacy = List.copyOf(legacy);
            candidate = List.copyOf(candidate);
        }
    }
}

package dev.parallax.evidence;

import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one tenant: what readiness judges, read in one consistent snapshot.
 *
 * @param tenant whose
 * @param epoch the epoch of its newest compared read
 * @param serving the side that serves it now
 * @param operations one entry per operation the tenant used in the profile window, sorted by id
 * @param discrepancies those the tenant met and that are not fixed, worst first
 * @param epochStartedAt when the first read of this epoch was compared; null if none was
 * @param lastComparedAt when the newest read of this epoch was compared; null if none was
 * @param mixedBuilds whether more than one build of a side answered lately
 * @param overflow whether so many different discrepancies were met that some were only counted
 */
public record TenantEvidence(
        Tenant tenant,
        Epoch epoch,
        Side serving,
        List<OperationEvidence> operations,
        List<TenantDiscrepancy> discrepancies,
        @Nullable Instant epochStartedAt,
        @Nullable Instant lastComparedAt,
        boolean mixedBuilds,
        boolean overflow) {

    /** Copies the lists. */
    public TenantEvidence {
        operations = List.copyOf(operations);
        discrepancies = List.copyOf(discrepancies);
    }

    /** All operations together. */
    public Counts counts() {
        return operations.stream().map(OperationEvidence::counts).reduce(Counts.NONE, Counts::plus);
    }
}

package dev.parallax.evidence.store;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Tenant;
import java.util.Set;

/**
 * A read as it was kept to be asked again, without credentials.
 *
 * @param tenant whose
 * @param operation what it asked when it was kept
 * @param request what was asked
 * @param showed the discrepancies it is known to have shown; empty if none is known
 */
public record RepeatableRead(Tenant tenant, OperationId operation, ReadRequest request, Set<DiscrepancyId> showed) {

    /** Copies the set. */
    public RepeatableRead {
        showed = Set.copyOf(showed);
    }
}

package dev.parallax.evidence.recheck;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.util.Optional;
import java.util.Set;

/** What is to be asked again. */
public sealed interface RecheckSubject {

    /**
     * The reads that showed a discrepancy.
     *
     * @param id which
     * @param tenants whose reads; empty for every tenant's
     */
    record OfDiscrepancy(DiscrepancyId id, Optional<Set<Tenant>> tenants) implements RecheckSubject {}

    /**
     * A tenant's recent reads.
     *
     * @param tenant whose
     * @param operation of which operation; empty for all
     */
    record OfTenant(Tenant tenant, Optional<OperationId> operation) implements RecheckSubject {}
}

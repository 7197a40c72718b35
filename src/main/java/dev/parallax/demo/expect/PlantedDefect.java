package dev.parallax.demo.expect;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.util.Set;

/**
 * One mistake of the candidate, made on purpose.
 *
 * @param id names it
 * @param story what a developer did, in one sentence
 * @param tenants who meets it; nobody else may
 * @param operation where
 * @param symptom how it has to be found
 */
public record PlantedDefect(DefectId id, String story, Set<Tenant> tenants, OperationId operation, Symptom symptom) {

    /** Copies the set. */
    public PlantedDefect {
        tenants = Set.copyOf(tenants);
    }

    /** Whether that tenant meets it. */
    public boolean hits(Tenant tenant) {
        return tenants.contains(tenant);
    }

    /** Whether a tenant that meets it must not be moved. */
    public boolean blocks() {
        return !(symptom instanceof Symptom.Discrepancies found)
                || found.always().stream().anyMatch(sign -> sign.severity().blocks());
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.readiness.Pool;
import dev.parallax.readiness.statistics.Trials;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings the evidence of all tenants together, leaving out what nobody can vouch for. */
public final class Pools {

    private Pools() {}

    /** What {@code tenants} showed together; {@code today} says which mismatches are accepted. */
    public static Pool of(List<TenantEvidence> tenants, LocalDate today) {
        Map<Pool.Subject, List<Trials>> byTenant = new HashMap<>();
        for (TenantEvidence tenant : tenants) {
            if (tenant.epoch().buildsKnown()) {
                tenant.operations().stream()
                        .filter(operation -> isSound(operation.counts()))
                        .forEach(operation -> byTenant.computeIfAbsent(
                                        new Pool.Subject(tenant.epoch(), operation.operation()),
                                        none -> new ArrayList<>())
                                .add(trials(operation, tenant, today)));
            }
        }
        return new Pool(byTenant);
    }

    private static boolean isSound(Counts counts) {
        return counts.compared() > 0 && counts.unaccounted() == 0 && counts.match() >= 0 && counts.mismatch() >= 0;
    }

    private static Trials trials(OperationEvidence operation, TenantEvidence tenant, LocalDate today) {
        long mismatched = Waivers.mismatchedCases(operation, tenant.discrepancies(), today);
        return new Trials(Docket.matchedCases(operation) + mismatched, mismatched);
    }
}

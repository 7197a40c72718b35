package dev.parallax.demo.expect;

import dev.parallax.demo.platform.TenantProfile;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.ReasonCode;
import java.util.List;
import java.util.Set;

/**
 * What Parallax has to say of a tenant of the demo.
 *
 * @param tenant of whom
 * @param decision the verdict
 * @param because which checks may be the deciding one; empty if any may
 * @param defects what its clients meet
 */
public record Expectation(Tenant tenant, Decision decision, Set<ReasonCode> because, List<PlantedDefect> defects) {

    /** Fewer reads than that prove nothing under the demo's policy: the tenant is too quiet for a verdict. */
    private static final int QUIET = 100;

    /** Copies the collections. */
    public Expectation {
        because = Set.copyOf(because);
        defects = List.copyOf(defects);
    }

    /** What has to be said of {@code profile}. */
    public static Expectation of(TenantProfile profile) {
        Tenant tenant = profile.tenant();
        List<PlantedDefect> defects = PlantedDefects.ALL.stream()
                .filter(defect -> defect.hits(tenant))
                .toList();
        if (defects.stream().anyMatch(PlantedDefect::blocks)) {
            return new Expectation(tenant, Decision.NOT_READY, Set.of(cause(defects)), defects);
        }
        return profile.reads() < QUIET
                ? new Expectation(tenant, Decision.INSUFFICIENT_EVIDENCE, Set.of(), defects)
                : new Expectation(tenant, Decision.READY, Set.of(), defects);
    }

    private static ReasonCode cause(List<PlantedDefect> defects) {
        return defects.stream()
                .map(PlantedDefect::symptom)
                .filter(symptom -> symptom instanceof Symptom.FailedCheck)
                .map(symptom -> ((Symptom.FailedCheck) symptom).code())
                .findFirst()
                .orElse(ReasonCode.OPEN_DISCREPANCY);
    }
}

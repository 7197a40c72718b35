package dev.parallax.report;

import dev.parallax.evidence.EvidenceReader;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Readiness;
import dev.parallax.readiness.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Verdicts as the API and the pages ask for them. Thread-safe, blocking. */
@ApplicationScoped
class Verdicts {

    private final Readiness readiness;
    private final EvidenceReader evidence;

    Verdicts(Readiness readiness, EvidenceReader evidence) {
        this.readiness = readiness;
        this.evidence = evidence;
    }

    /**
     * The verdicts on every tenant, sorted by name.
     *
     * @throws dev.parallax.evidence.StoreUnavailableException if the store cannot be asked: an empty list would say that
     *     there are no tenants
     */
    List<Verdict> all() {
        List<Verdict> verdicts = readiness.all();
        if (verdicts.isEmpty()) {
            evidence.tenants();
        }
        return verdicts;
    }

    /**
     * The verdict on one tenant.
     *
     * @throws Problem 404 if it was never seen, or cannot exist
     */
    Verdict of(TenantName name) {
        return readiness.of(name.tenant()).orElseThrow(TenantName::unknown);
    }

    /**
     * A tenant as somebody named it in a path.
     *
     * @param text anything
     */
    record TenantName(String text) {

        /**
         * @throws Problem 404 if no tenant can have that name
         */
        Tenant tenant() {
            if (!Tenant.isValid(text)) {
                throw unknown();
            }
            return new Tenant(text);
        }

        static Problem unknown() {
            return Problem.notFound("No tenant of that name was ever seen.");
        }
    }
}

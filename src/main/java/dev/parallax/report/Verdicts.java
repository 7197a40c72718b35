package dev.parallax.report;

import dev.parallax.evidence.EvidenceReader;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Readiness;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.access.Caller;
import dev.parallax.report.access.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Verdicts as far as the caller may see them (B3). Thread-safe, blocking. */
@ApplicationScoped
class Verdicts implements Standings.Judging {

    private final Readiness readiness;
    private final EvidenceReader evidence;
    private final CurrentCaller caller;

    Verdicts(Readiness readiness, EvidenceReader evidence, CurrentCaller caller) {
        this.readiness = readiness;
        this.evidence = evidence;
        this.caller = caller;
    }

    /**
     * The verdicts on every tenant the caller sees, sorted by name.
     *
     * @throws dev.parallax.evidence.StoreUnavailableException if the store cannot be asked: an empty list would say that
     *     there are no tenants
     */
    List<Verdict> all() {
        return visible(ofEverybody());
    }

    /**
     * The verdicts on every tenant there is, whoever asks: not to be shown before {@link #visible} has sorted it out.
     *
     * @throws dev.parallax.evidence.StoreUnavailableException if the store cannot be asked
     */
    @Override
    public List<Verdict> ofEverybody() {
        List<Verdict> verdicts = readiness.all();
        if (verdicts.isEmpty()) {
            evidence.tenants();
        }
        return verdicts;
    }

    /** Those on tenants the caller sees. */
    @Override
    public List<Verdict> visible(List<Verdict> verdicts) {
        Caller asking = caller.get();
        return verdicts.stream()
                .filter(verdict -> asking.sees(verdict.tenant()))
                .toList();
    }

    /**
     * The verdict on one tenant.
     *
     * @throws Problem 404 if it was never seen, cannot exist, or is not the caller's
     */
    Verdict of(TenantName name) {
        Tenant tenant = name.tenant();
        if (!caller.get().sees(tenant)) {
            throw TenantName.unknown();
        }
        return readiness.of(tenant).orElseThrow(TenantName::unknown);
    }

    /**
     * A tenant the caller sees, without judging it.
     *
     * @throws Problem 404 if it was never seen, cannot exist, or is not the caller's
     * @throws dev.parallax.evidence.StoreUnavailableException if the store cannot be asked
     */
    Tenant known(TenantName name) {
        Tenant tenant = name.tenant();
        if (!caller.get().sees(tenant) || !evidence.tenants().contains(tenant)) {
            throw TenantName.unknown();
        }
        return tenant;
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
            if (!Tenant.isValid(text) || new Tenant(text).isReserved()) {
                throw unknown();
            }
            return new Tenant(text);
        }

        static Problem unknown() {
            return Problem.notFound("No tenant of that name was ever seen.");
        }
    }
}

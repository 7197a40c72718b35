package dev.parallax.readiness;

import dev.parallax.exchange.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The overrides that were given; of each tenant the newest counts. Thread-safe, blocking. Every method throws {@link
 * dev.parallax.evidence.StoreUnavailableException} if the store cannot be asked. Called within a transaction, the writing
 * ones stand exactly if that is committed.
 */
public interface Overrides {

    /** Keeps one; false if there is no such tenant. */
    boolean give(BreakGlass override);

    /** Ends whatever holds for {@code tenant}; false if nothing did. */
    boolean revoke(Tenant tenant, BreakGlass.Revocation revocation);

    /** The newest one of {@code tenant}; empty if there never was one. */
    Optional<BreakGlass> newest(Tenant tenant);

    /** The newest one of each tenant that ever had one. */
    Map<Tenant, BreakGlass> newest();

    /**
     * Those of {@code tenant}, newest first.
     *
     * @param most how many at most
     */
    List<BreakGlass> of(Tenant tenant, int most);
}

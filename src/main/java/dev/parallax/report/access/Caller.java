package dev.parallax.report.access;

import dev.parallax.exchange.Tenant;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asking.
 *
 * @param name as configured
 * @param scope what it may do
 * @param tenants whom it may see; empty for all
 */
public record Caller(String name, Scope scope, Optional<Set<Tenant>> tenants) {

    /** Somebody on this machine, where no token is configured. */
    public static final Caller LOCAL = new Caller("local", Scope.ADMIN, Optional.empty());

    /** Copies the set. */
    public Caller {
        tenants = tenants.map(Set::copyOf);
    }

    /** Whether it may know of {@code tenant} at all. */
    public boolean sees(Tenant tenant) {
        return tenants.map(visible -> visible.contains(tenant)).orElse(true);
    }
}

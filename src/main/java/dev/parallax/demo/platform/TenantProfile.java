package dev.parallax.demo.platform;

import dev.parallax.exchange.Tenant;
import java.time.ZoneId;
import java.util.Set;

/**
 * A tenant of the demo's platform.
 *
 * @param id its key in the database; above 0
 * @param tenant its name in requests
 * @param zone where it does business
 * @param listings how many listings it has; everything else it owns grows with them
 * @param reads how many reads its clients send in a demo of the default length
 * @param traits what is particular about it
 */
public record TenantProfile(int id, Tenant tenant, ZoneId zone, int listings, int reads, Set<Trait> traits) {

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public TenantProfile {
        traits = Set.copyOf(traits);
        if (id <= 0 || listings <= 0 || reads <= 0) {
            throw new IllegalArgumentException("id, listings and reads of tenant '" + tenant + "' must be positive");
        }
    }

    /** Whether that is particular about it. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }
}

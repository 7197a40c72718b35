package dev.parallax.evidence;

import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rules have hidden. Thread-safe, blocking. */
public interface RuleUseReader {

    /**
     * How many places each rule has masked, in every epoch that is kept; rules that masked none are left out.
     *
     * @param tenants whose reads count; empty for all
     * @throws StoreUnavailableException if the store cannot be asked
     */
    Map<RuleId, Long> masked(Optional<Set<Tenant>> tenants);
}

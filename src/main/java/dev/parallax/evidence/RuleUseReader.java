package dev.parallax.evidence;

import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;
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

    /**
     * How many places each rule masked hour by hour, oldest first; hours and rules without any are left out.
     *
     * @param tenants whose reads count; empty for all
     * @param since hours that begin before it are left out; at most a week ago
     * @throws StoreUnavailableException if the store cannot be asked
     */
    Map<RuleId, List<Hour>> hours(Optional<Set<Tenant>> tenants, Instant since);

    /**
     * One hour of a rule.
     *
     * @param at its beginning
     * @param places how many places were masked
     */
    record Hour(Instant at, long places) {}
}

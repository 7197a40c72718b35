package dev.parallax.evidence;

import dev.parallax.exchange.Difference;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * A pair that showed a discrepancy, redacted.
 *
 * @param tenant whose read it was
 * @param epoch the builds and rules it was compared under
 * @param read the read
 * @param at when it was compared
 * @param method the request method
 * @param target the request target
 * @param legacy what legacy answered
 * @param candidate what the candidate answered
 * @param differences all differences of the pair, up to a bound
 */
public record SampledPair(
        Tenant tenant,
        Epoch epoch,
        ReadId read,
        Instant at,
        ReadMethod method,
        Target target,
        SampledReply legacy,
        SampledReply candidate,
        List<Difference> differences) {

    /** Copies the list. */
    public SampledPair {
        differences = List.copyOf(differences);
    }
}

package dev.parallax.evidence.gather;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.SampledReply;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pair that showed a discrepancy. Everything in it is redacted already: nothing else is ever queued or stored.
 *
 * @param discrepancy which
 * @param tenant whose
 * @param epoch about which builds and rules
 * @param caseHash which case it is; of many, those with the smallest hashes are kept, which makes them a fair choice
 * @param read the read
 * @param at when it was compared
 * @param method the request method
 * @param target the request target
 * @param legacy what legacy answered
 * @param candidate what the candidate answered
 * @param differences all differences of the pair, not only this discrepancy's
 * @param repeat what is needed to ask the read again; null if it held a secret
 */
public record Sample(
        DiscrepancyId discrepancy,
        Tenant tenant,
        Epoch epoch,
        long caseHash,
        ReadId read,
        Instant at,
        ReadMethod method,
        Target target,
        SampledReply legacy,
        SampledReply candidate,
        List<Difference> differences,
        @Nullable Repeat repeat) {

    /** Copies the list. */
    public Sample {
        differences = List.copyOf(differences);
    }

    /** Roughly how much memory it takes, in bytes. */
    public int weight() {
        int weight = 1_000 + weight(legacy) + weight(candidate);
        for (Difference difference : differences) {
            weight += 200 + fragment(difference.legacy()) + fragment(difference.candidate());
        }
        return weight;
    }

    private static int weight(SampledReply reply) {
        return reply.body() == null ? 0 : reply.body().length();
    }

    private static int fragment(Fragment fragment) {
        return fragment instanceof Fragment.Present present ? 2 * present.text().length() : 0;
    }
}

package dev.parallax.evidence;

import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * All that is kept of one discrepancy.
 *
 * @param group the discrepancy over all tenants
 * @param tenants who met it, most often first
 * @param samples examples, newest first
 * @param history what was said about it, newest first
 */
public record DiscrepancyDetail(
        DiscrepancyGroup group, List<Meeting> tenants, List<SampledPair> samples, List<TriageEntry> history) {

    /** Copies the lists. */
    public DiscrepancyDetail {
        tenants = List.copyOf(tenants);
        samples = List.copyOf(samples);
        history = List.copyOf(history);
    }

    /**
     * How one tenant meets it.
     *
     * @param tenant who
     * @param occurrences how often, in every epoch that is kept
     * @param firstSeen when first
     * @param lastSeen when last
     */
    public record Meeting(Tenant tenant, long occurrences, Instant firstSeen, Instant lastSeen) {}

    /**
     * What somebody decided.
     *
     * @param at when
     * @param decision what, by whom and why
     */
    public record TriageEntry(Instant at, TriageDecision decision) {}
}

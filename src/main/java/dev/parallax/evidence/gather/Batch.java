package dev.parallax.evidence.gather;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.sketch.CaseSketch;
import dev.parallax.evidence.sketch.LatencySketch;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was observed between two drains, added up: what one transaction brings to the store. Its size grows with the
 * number of different tenants and operations touched, not with the number of reads.
 *
 * @param at when it was drained
 * @param usages reads in and out by tenant and operation
 * @param standings outcomes and sketches by tenant, operation and epoch
 * @param tallies outcomes by tenant, operation, epoch and hour
 * @param ruleUses what rules allowed
 * @param discrepancies how often each was met, by tenant and epoch
 * @param overflows occurrences of discrepancies beyond what is kept apart, by tenant and epoch
 * @param samples examples of discrepancies
 * @param epochs when which tenant was compared in which epoch
 * @param inFlight every read in the pipeline at the moment of the drain, not only new ones
 * @param recents reads that may be asked again
 * @param retries reads that had shown a discrepancy, were asked again and did not show it
 */
public record Batch(
        Instant at,
        List<Usage> usages,
        List<Standing> standings,
        List<Tally> tallies,
        List<RuleUse> ruleUses,
        List<Met> discrepancies,
        List<Overflow> overflows,
        List<Sample> samples,
        List<TenantEpoch> epochs,
        List<InFlight> inFlight,
        List<Recent> recents,
        List<Retry> retries) {

    /** Copies the lists. */
    public Batch {
        usages = List.copyOf(usages);
        standings = List.copyOf(standings);
        tallies = List.copyOf(tallies);
        ruleUses = List.copyOf(ruleUses);
        discrepancies = List.copyOf(discrepancies);
        overflows = List.copyOf(overflows);
        samples = List.copyOf(samples);
        epochs = List.copyOf(epochs);
        inFlight = List.copyOf(inFlight);
        recents = List.copyOf(recents);
        retries = List.copyOf(retries);
    }

    /** All of it but what concerns {@code tenant}. */
    public Batch without(Tenant tenant) {
        return new Batch(
                at,
                usages.stream()
                        .filter(usage -> !usage.key().tenant().equals(tenant))
                        .toList(),
                standings.stream()
                        .filter(standing -> !standing.key().usage().tenant().equals(tenant))
                        .toList(),
                tallies.stream()
                        .filter(tally ->
                                !tally.key().standing().usage().tenant().equals(tenant))
                        .toList(),
                ruleUses.stream()
                        .filter(use -> !use.standing().usage().tenant().equals(tenant))
                        .toList(),
                discrepancies.stream()
                        .filter(met -> !met.tenant().equals(tenant))
                        .toList(),
                overflows.stream()
                        .filter(overflow -> !overflow.tenant().equals(tenant))
                        .toList(),
                samples.stream()
                        .filter(sample -> !sample.tenant().equals(tenant))
                        .toList(),
                epochs.stream().filter(epoch -> !epoch.tenant().equals(tenant)).toList(),
                inFlight.stream()
                        .filter(flight -> !flight.key().usage().tenant().equals(tenant))
                        .toList(),
                recents.stream()
                        .filter(recent -> !recent.key().tenant().equals(tenant))
                        .toList(),
                retries.stream().filter(retry -> !retry.tenant().equals(tenant)).toList());
    }

    /** How many reads entered the pipeline. */
    public long captured() {
        return usages.stream().mapToLong(Usage::captured).sum();
    }

    /** How many reads left the pipeline with an outcome. */
    public long settled() {
        return usages.stream().mapToLong(Usage::settled).sum();
    }

    /**
     * Reads in and out.
     *
     * @param captured entered the pipeline
     * @param settled left it with an outcome
     * @param servedByDay entered it from a client, by UTC day
     */
    public record Usage(UsageKey key, long captured, long settled, Map<LocalDate, Long> servedByDay) {
        public Usage {
            servedByDay = Map.copyOf(servedByDay);
        }
    }

    /**
     * Outcomes and sketches.
     *
     * @param maskedMatches matches that leaned on a rule
     * @param synthetic matches and mismatches among the outcomes that no client waited for
     * @param matched the cases among the matches
     * @param mismatched the cases among the mismatches
     * @param firstCompared the oldest match or mismatch; null if there is none
     * @param lastCompared the newest match or mismatch; null if there is none
     */
    public record Standing(
            StandingKey key,
            Outcomes outcomes,
            long maskedMatches,
            long synthetic,
            CaseSketch matched,
            CaseSketch mismatched,
            LatencySketch legacy,
            LatencySketch candidate,
            @Nullable Instant firstCompared,
            @Nullable Instant lastCompared) {}

    /** Outcomes within an hour. */
    public record Tally(TallyKey key, Outcomes outcomes, long maskedMatches) {}

    /**
     * What a rule allowed.
     *
     * @param matches matches that leaned on it
     * @param places differences it allowed in all pairs, matching or not
     */
    public record RuleUse(StandingKey standing, RuleId rule, long matches, long places) {}

    /**
     * How often a discrepancy was met.
     *
     * @param occurrences pairs that had it
     */
    public record Met(
            DiscrepancyId id, Kind what, Tenant tenant, Epoch epoch, long occurrences, Instant first, Instant last) {}

    /** What a discrepancy is, whoever meets it. */
    public record Kind(
            OperationId operation, DifferenceKind kind, PathPattern pattern, ChangeShape shape, Severity severity) {}

    /** Occurrences of discrepancies beyond what is kept apart. */
    public record Overflow(Tenant tenant, Epoch epoch, long occurrences) {}

    /**
     * That a tenant was compared in an epoch.
     *
     * @param serving the side that served the newest of these reads
     * @param compared matches and mismatches
     */
    public record TenantEpoch(Tenant tenant, Epoch epoch, Side serving, long compared, Instant first, Instant last) {}

    /** A read that may be asked again. */
    public record Recent(UsageKey key, RecentRead read) {}

    /**
     * Reads that had shown a discrepancy and were asked again.
     *
     * @param tries how many of them did not show it
     */
    public record Retry(DiscrepancyId discrepancy, Tenant tenant, Epoch epoch, long tries) {}

    /** Reads in the pipeline, counted towards the epoch the tenant is in. */
    public record InFlight(StandingKey key, long reads) {}
}

package dev.parallax.evidence.gather;

import dev.parallax.compare.Observation;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some of the tenants' running sums. A tenant lives in one stripe, so whatever concerns it changes under one lock.
 * Thread-safe: every method takes this object's lock, none does I/O.
 */
final class Stripe {

    /** Reads queued to be asked again; with 32 stripes some 20 MB while the store is away. */
    private static final int MAX_RECENTS = 2_000;

    private final Limits limits;
    private final int maxUsages;
    private final Sampling sampling;
    private final RecentReads recentReads;

    /** Every read in the pipeline; the value says under what it was counted, or that it was not. */
    private final Map<ReadId, Outstanding> outstanding = new HashMap<>();

    private final Map<UsageKey, Long> inFlight = new HashMap<>();
    private final Map<Tenant, Epoch> current = new HashMap<>();
    private Sums sums = new Sums();
    private long captured;
    private long settled;
    private long refused;
    private long strays;
    private long forgets;

    private record Outstanding(UsageKey key, boolean kept) {}

    /**
     * What was made of an observation.
     *
     * @param kept false if its read was never kept or is to be forgotten
     * @param examples the discrepancies of which it is to become an example
     * @param forgets how often anybody was forgotten by then: what is queued later than the next time is too late
     */
    record Taken(boolean kept, List<DiscrepancyId> examples, long forgets) {}

    /** All that a drain takes away. */
    private static final class Sums {
        private final Map<UsageKey, Adders.Usage> usages = new HashMap<>();
        private final Map<StandingKey, Adders.Standing> standings = new HashMap<>();
        private final Map<TallyKey, Adders.Tally> tallies = new HashMap<>();
        private final Map<RuleUseKey, Adders.RuleUse> ruleUses = new HashMap<>();
        private final Map<MetKey, Adders.Met> met = new HashMap<>();
        private final Map<TenantEpochKey, Integer> metPerTenant = new HashMap<>();
        private final Map<TenantEpochKey, Long> overflows = new HashMap<>();
        private final Map<TenantEpochKey, Adders.TenantEpoch> epochs = new HashMap<>();
        private final List<Sample> samples = new ArrayList<>();
        private final List<Batch.Recent> recents = new ArrayList<>();
        private final Map<MetKey, Long> retries = new HashMap<>();
        private long sampleBytes;
    }

    Stripe(Limits limits, int stripes) {
        this.limits = limits;
        this.maxUsages = Math.max(1, limits.usages() / stripes);
        this.sampling = new Sampling(limits.samplesPerDiscrepancy());
        this.recentReads = new RecentReads(limits.recentReads());
    }

    synchronized void captured(CapturedRead read) {
        UsageKey key = new UsageKey(read.tenant(), read.operation().id());
        Adders.Usage usage = sums.usages.get(key);
        boolean kept = usage != null || sums.usages.size() < maxUsages;
        if (outstanding.putIfAbsent(read.id(), new Outstanding(key, kept)) != null) {
            strays++;
            return;
        }
        if (!kept) {
            refused++;
            return;
        }
        if (usage == null) {
            usage = new Adders.Usage();
            sums.usages.put(key, usage);
        }
        captured++;
        usage.captured(read);
        inFlight.merge(key, 1L, Long::sum);
    }

    /** The builds that the tenant's reads without a pair are put down to: those of its newest compared read. */
    synchronized @Nullable Epoch current(Tenant tenant) {
        return current.get(tenant);
    }

    /** Adds an observation up. */
    synchronized Taken observed(Observation observation, Fact fact, Map<DiscrepancyId, Batch.Kind> discrepancies) {
        Outstanding read = outstanding.remove(observation.read().id());
        if (read == null) {
            strays++;
            return new Taken(false, List.of(), forgets);
        }
        if (!read.kept()) {
            return new Taken(false, List.of(), forgets);
        }
        settled++;
        inFlight.computeIfPresent(read.key(), (key, count) -> count > 1 ? count - 1 : null);
        sums.usages.computeIfAbsent(read.key(), key -> new Adders.Usage()).settled();

        StandingKey standing = new StandingKey(read.key(), fact.epoch());
        sums.standings.computeIfAbsent(standing, key -> new Adders.Standing()).add(fact);
        Instant hour = fact.at().truncatedTo(ChronoUnit.HOURS);
        sums.tallies
                .computeIfAbsent(new TallyKey(standing, hour, fact.synthetic()), key -> new Adders.Tally())
                .add(fact);
        boolean match = fact.outcome().kind() == Outcome.Kind.MATCH;
        for (Masked masked : observation.masked()) {
            sums.ruleUses
                    .computeIfAbsent(new RuleUseKey(standing, masked.rule()), key -> new Adders.RuleUse())
                    .add(match, masked.count());
        }
        if (!fact.isCompared()) {
            return new Taken(true, List.of(), forgets);
        }
        TenantEpochKey epoch = new TenantEpochKey(read.key().tenant(), fact.epoch());
        current.put(epoch.tenant(), epoch.epoch());
        sums.epochs
                .computeIfAbsent(
                        epoch, key -> new Adders.TenantEpoch(observation.read().serving()))
                .add(fact, observation.read().serving());
        List<DiscrepancyId> wanted = new ArrayList<>(discrepancies.size());
        discrepancies.forEach((id, kind) -> {
            if (met(id, kind, epoch, fact.at()) && sampling.choose(id, epoch.tenant(), fact)) {
                wanted.add(id);
            }
        });
        return new Taken(true, wanted, forgets);
    }

    private boolean met(DiscrepancyId id, Batch.Kind kind, TenantEpochKey epoch, Instant at) {
        MetKey key = new MetKey(id, epoch.tenant(), epoch.epoch());
        Adders.Met met = sums.met.get(key);
        if (met == null) {
            if (sums.metPerTenant.merge(epoch, 1, Integer::sum) > limits.discrepanciesPerTenant()) {
                sums.overflows.merge(epoch, 1L, Long::sum);
                return false;
            }
            met = new Adders.Met(kind);
            sums.met.put(key, met);
        }
        met.add(at);
        return true;
    }

    /** Queues an example, unless there is no room; then there are fewer examples, and the counts still stand. */
    synchronized void queue(Sample sample, Taken taken) {
        if (taken.forgets() == forgets && sums.sampleBytes + sample.weight() <= limits.sampleBytes()) {
            sums.sampleBytes += sample.weight();
            sums.samples.add(sample);
        }
    }

    /** Whether a read is to be kept, to be asked again. */
    synchronized boolean choose(UsageKey key, long day, long rank) {
        return sums.recents.size() < MAX_RECENTS && recentReads.choose(key, day, rank);
    }

    /** Queues a read that may be asked again. */
    synchronized void queue(Batch.Recent recent, Taken taken) {
        if (taken.forgets() == forgets) {
            sums.recents.add(recent);
        }
    }

    /** A read that had shown a discrepancy did not show it again. */
    synchronized void retried(MetKey key) {
        sums.retries.merge(key, 1L, Long::sum);
    }

    /** Takes all sums away, into {@code parts}, with a picture of what is in flight at the same moment. */
    synchronized void drainTo(BatchParts parts, Epoch fallback) {
        Sums drained = sums;
        sums = new Sums();
        drained.usages.forEach((key, adder) -> parts.usages.add(adder.sum(key)));
        drained.standings.forEach((key, adder) -> parts.standings.add(adder.sum(key)));
        drained.tallies.forEach((key, adder) -> parts.tallies.add(adder.sum(key)));
        drained.ruleUses.forEach((key, adder) -> parts.ruleUses.add(adder.sum(key)));
        drained.met.forEach((key, adder) -> parts.discrepancies.add(adder.sum(key)));
        drained.overflows.forEach(
                (key, count) -> parts.overflows.add(new Batch.Overflow(key.tenant(), key.epoch(), count)));
        drained.epochs.forEach((key, adder) -> parts.epochs.add(adder.sum(key)));
        parts.samples.addAll(drained.samples);
        parts.recents.addAll(drained.recents);
        drained.retries.forEach(
                (key, tries) -> parts.retries.add(new Batch.Retry(key.id(), key.tenant(), key.epoch(), tries)));
        inFlight.forEach((key, reads) -> parts.inFlight.add(
                new Batch.InFlight(new StandingKey(key, current.getOrDefault(key.tenant(), fallback)), reads)));
    }

    /** Forgets what was added up about a tenant, and its reads in the pipeline: when they leave it, they count for nothing. */
    synchronized void forget(Tenant tenant) {
        forgets++;
        outstanding.replaceAll(
                (id, read) -> read.key().tenant().equals(tenant) ? new Outstanding(read.key(), false) : read);
        inFlight.entrySet().removeIf(entry -> {
            boolean erased = entry.getKey().tenant().equals(tenant);
            settled += erased ? entry.getValue() : 0;
            return erased;
        });
        sums.usages.keySet().removeIf(key -> key.tenant().equals(tenant));
        sums.standings.keySet().removeIf(key -> key.usage().tenant().equals(tenant));
        sums.tallies.keySet().removeIf(key -> key.standing().usage().tenant().equals(tenant));
        sums.ruleUses.keySet().removeIf(key -> key.standing().usage().tenant().equals(tenant));
        sums.met.keySet().removeIf(key -> key.tenant().equals(tenant));
        sums.metPerTenant.keySet().removeIf(key -> key.tenant().equals(tenant));
        sums.overflows.keySet().removeIf(key -> key.tenant().equals(tenant));
        sums.epochs.keySet().removeIf(key -> key.tenant().equals(tenant));
        sums.samples.removeIf(sample -> sample.tenant().equals(tenant));
        sums.recents.removeIf(recent -> recent.key().tenant().equals(tenant));
        sums.retries.keySet().removeIf(key -> key.tenant().equals(tenant));
        current.remove(tenant);
        sampling.forget(tenant);
        recentReads.forget(tenant);
    }

    synchronized long captured() {
        return captured;
    }

    synchronized long settled() {
        return settled;
    }

    /** Counted anew, so that it can be held against the other two. */
    synchronized long inFlight() {
        return inFlight.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Reads that could not be kept, because there were too many different tenants and operations. */
    synchronized long refused() {
        return refused;
    }

    /** Breaches of the agreement that every read is captured once and then observed once. */
    synchronized long strays() {
        return strays;
    }
}

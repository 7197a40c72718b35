package dev.parallax.evidence.gather;

import dev.parallax.compare.Observation;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.NoiseReader.NoisyPlace;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds observations up in memory until somebody drains them. Memory grows with the number of different tenants and
 * operations, not with reads or time, so a store that is away for hours costs little. No I/O, no waiting: safe to call on
 * event loops. Thread-safe.
 */
public final class Gatherer {

    private static final int STRIPES = 32;
    private static final long SECONDS_A_DAY = 86_400;

    private final Evidencing evidencing;
    private final Kinds kinds;
    private final OwnNoise noise = new OwnNoise();
    private final Builds builds = new Builds();
    private final Stripe[] stripes;

    /** The rules heard of last, for reads still in flight of tenants never compared; none before the first outcome. */
    private volatile RuleBookDigest rules = new RuleBookDigest("");

    /**
     * @param evidencing what is kept of an observation
     * @param limits bounds on memory
     */
    public Gatherer(Evidencing evidencing, Limits limits) {
        this.evidencing = evidencing;
        this.kinds = new Kinds(evidencing.redactor());
        this.stripes = Stream.generate(() -> new Stripe(limits, STRIPES))
                .limit(STRIPES)
                .toArray(Stripe[]::new);
    }

    /** A read entered the pipeline. */
    public void captured(CapturedRead read) {
        stripe(read.tenant()).captured(read);
    }

    /**
     * A captured read has its outcome.
     *
     * @return what evidence made of it
     */
    public Finding observed(Observation observation) {
        rules = observation.rules();
        Stripe stripe = stripe(observation.read().tenant());
        Fact fact = Fact.of(observation, epoch(observation, stripe));
        Map<DiscrepancyId, Batch.Kind> discrepancies = discrepancies(observation);
        Stripe.Taken taken = stripe.observed(observation, fact, discrepancies);
        for (DiscrepancyId wanted : taken.examples()) {
            stripe.queue(Sampling.sample(wanted, observation, fact, evidencing), taken);
        }
        offer(observation, fact, stripe, taken);
        return new Finding(fact.epoch(), discrepancies.keySet());
    }

    /**
     * A read was asked again of the side that serves it. Only legacy is held against itself: where the candidate serves, what
     * moves may be the candidate's fault. Reads Parallax asks on its own account would count the same one over and over.
     *
     * @param drift where the second answer differs from the first
     * @param under the rules in force
     */
    public void askedAgain(CapturedRead read, List<Difference> drift, RuleBookDigest under) {
        if (read.serving() == Side.LEGACY && !isOwnQuestion(read)) {
            List<Difference> kept = drift.stream()
                    .map(difference -> evidencing.redactor().difference(difference))
                    .toList();
            noise.askedAgain(read.tenant(), read.operation().id(), kept, under);
        }
    }

    /** Where legacy differed from itself in reads of these tenants; empty for all. */
    public List<NoisyPlace> noise(Optional<Set<Tenant>> tenants) {
        return noise.places(tenant -> tenants.isEmpty() || tenants.get().contains(tenant));
    }

    /** A read that had shown a discrepancy was asked again and did not show it. */
    public void retried(DiscrepancyId discrepancy, Tenant tenant, Epoch epoch) {
        stripe(tenant).retried(new MetKey(discrepancy, tenant, epoch));
    }

    /** Keeps a client's read, now and then, so that it may be asked again. */
    private void offer(Observation observation, Fact fact, Stripe stripe, Stripe.Taken taken) {
        CapturedRead read = observation.read();
        if (!taken.kept() || !fact.isCompared() || isOwnQuestion(read)) {
            return;
        }
        long day = read.at().getEpochSecond() / SECONDS_A_DAY;
        long hash = RecentReads.hash(read.request());
        UsageKey key = new UsageKey(read.tenant(), read.operation().id());
        if (stripe.choose(key, day, RecentReads.rank(hash, day))) {
            evidencing
                    .repeat(read.request())
                    .ifPresent(repeat -> stripe.queue(
                            new Batch.Recent(
                                    key,
                                    new RecentRead(
                                            hash,
                                            day,
                                            RecentReads.rank(hash, day),
                                            read.at(),
                                            read.request().method(),
                                            read.request().target(),
                                            repeat)),
                            taken));
        }
    }

    private static boolean isOwnQuestion(CapturedRead read) {
        return read.origin() == Origin.RECHECK || read.origin() == Origin.HEARTBEAT;
    }

    /** A side's build as declared from outside; null takes the declaration back. */
    public void declare(Side side, @Nullable BuildId build) {
        builds.declare(side, build);
    }

    /** Forgets what was added up about a tenant. Its reads in the pipeline go on, but count for nothing. */
    public void forget(Tenant tenant) {
        stripe(tenant).forget(tenant);
        noise.forget(tenant);
    }

    /** Takes away all that was added up. */
    public Batch drain(Instant now) {
        BatchParts parts = new BatchParts();
        Epoch fallback = builds.latest(rules);
        for (Stripe stripe : stripes) {
            stripe.drainTo(parts, fallback);
        }
        return parts.batch(now);
    }

    /** Reads that entered the pipeline since the start and were kept. */
    public long captured() {
        return Stream.of(stripes).mapToLong(Stripe::captured).sum();
    }

    /** Reads that left it with an outcome since the start. */
    public long settled() {
        return Stream.of(stripes).mapToLong(Stripe::settled).sum();
    }

    /** Reads in the pipeline now: what is captured and not settled, counted by itself. */
    public long inFlight() {
        return Stream.of(stripes).mapToLong(Stripe::inFlight).sum();
    }

    /** Reads that could not be kept, because there were too many different tenants and operations. */
    public long refused() {
        return Stream.of(stripes).mapToLong(Stripe::refused).sum();
    }

    /** Breaches of the agreement that every read is captured once and then observed once. */
    public long strays() {
        return Stream.of(stripes).mapToLong(Stripe::strays).sum();
    }

    private Epoch epoch(Observation observation, Stripe stripe) {
        if (observation.settledPair() != null) {
            return builds.epoch(observation.settledPair(), observation.rules());
        }
        Epoch current = stripe.current(observation.read().tenant());
        return current == null
                ? builds.latest(observation.rules())
                : new Epoch(current.legacy(), current.candidate(), observation.rules());
    }

    /** Each once, however often the pair shows it; of those with one fingerprint the worst. */
    private Map<DiscrepancyId, Batch.Kind> discrepancies(Observation observation) {
        List<Difference> differences = Evidencing.differences(observation.outcome());
        if (differences.isEmpty()) {
            return Map.of();
        }
        Map<DiscrepancyId, Batch.Kind> discrepancies = new LinkedHashMap<>();
        for (Difference difference : differences) {
            Kinds.Named named = kinds.of(observation.read().operation().id(), difference);
            discrepancies.merge(
                    named.id(), named.kind(), (one, other) -> other.severity().worseThan(one.severity()) ? other : one);
        }
        return discrepancies;
    }

    private Stripe stripe(Tenant tenant) {
        int hash = tenant.hashCode();
        return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }
}

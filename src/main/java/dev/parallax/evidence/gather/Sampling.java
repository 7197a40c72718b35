package dev.parallax.evidence.gather;

import dev.parallax.compare.Observation;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.SampledReply;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Tenant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Chooses which pairs become examples, and makes them. Per tenant and discrepancy those with the smallest case hashes:
 * different cases rather than the first ones that came. Remembers its recent choices, so that the millionth equal mismatch
 * costs a look-up. Guarded by its stripe's lock.
 */
final class Sampling {

    private static final int REMEMBERED = 20_000;

    private record Place(DiscrepancyId discrepancy, Tenant tenant, Epoch epoch) {}

    private final int perDiscrepancy;
    private final Map<Place, NavigableSet<Long>> chosen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, NavigableSet<Long>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Sampling(int perDiscrepancy) {
        this.perDiscrepancy = perDiscrepancy;
    }

    /** Whether a pair with this case hash is to become an example; if so, it is remembered as one. */
    boolean choose(DiscrepancyId discrepancy, Tenant tenant, Fact fact) {
        NavigableSet<Long> hashes =
                chosen.computeIfAbsent(new Place(discrepancy, tenant, fact.epoch()), place -> new TreeSet<>());
        if (hashes.contains(fact.caseHash()) || (hashes.size() >= perDiscrepancy && fact.caseHash() > hashes.last())) {
            return false;
        }
        hashes.add(fact.caseHash());
        if (hashes.size() > perDiscrepancy) {
            hashes.pollLast();
        }
        return true;
    }

    /** Forgets which examples of a tenant were chosen. */
    void forget(Tenant tenant) {
        chosen.keySet().removeIf(place -> place.tenant().equals(tenant));
    }

    /** The example itself, redacted. Costs time in the size of the pair: not to be called under a lock. */
    static Sample sample(DiscrepancyId discrepancy, Observation observation, Fact fact, Evidencing rules) {
        Pair pair = Objects.requireNonNull(fact.pair());
        ReadRequest request = observation.read().request();
        return new Sample(
                discrepancy,
                observation.read().tenant(),
                fact.epoch(),
                fact.caseHash(),
                observation.read().id(),
                fact.at(),
                request.method(),
                rules.redactor().target(request.target()),
                reply(pair.legacy(), rules),
                reply(pair.candidate(), rules),
                rules.kept(fact.outcome()),
                rules.repeat(request).orElse(null));
    }

    private static SampledReply reply(Exchange exchange, Evidencing rules) {
        Reply reply = exchange.reply();
        if (reply instanceof Reply.Answer answer) {
            return new SampledReply(
                    answer.status(),
                    null,
                    rules.redactor().headers(answer.headers()),
                    answer.body().length(),
                    rules.keepBodies() ? rules.redactor().body(answer.headers(), answer.body()) : null);
        }
        String fault =
                reply instanceof Reply.Failure failure ? failure.fault().name().toLowerCase(Locale.ROOT) : "not_kept";
        return new SampledReply(0, fault, Headers.empty(), 0, null);
    }
}

package dev.parallax.evidence.gather;

import dev.parallax.evidence.NoiseReader.NoisyPlace;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Counts where legacy's second answer to a read differed from its first, under the rules in force: other rules leave other
 * noise, so they begin anew. Of the {@value #MOST_READS} most recently used pairs of tenant and operation it keeps {@value
 * #MOST_PLACES} places each, with the {@value #MOST_SEEN} latest differences in values of at most {@value #MOST_CHARS}
 * characters; some 25 MB at the very worst. Thread-safe.
 */
final class OwnNoise {

    static final int MOST_READS = 1_000;
    static final int MOST_PLACES = 16;
    static final int MOST_SEEN = 3;
    static final int MOST_CHARS = 256;

    private record Reads(Tenant tenant, OperationId operation) {}

    private record At(OperationId operation, PathPattern pattern) {}

    /** Guarded by the one that holds it. */
    private static final class Asked {

        private long times;
        private final Map<PathPattern, Place> places = new LinkedHashMap<>();
    }

    /** Guarded by the one that holds it. */
    private static final class Place {

        private long times;
        private final Deque<Difference> latest = new ArrayDeque<>();

        void add(Difference difference) {
            latest.addLast(difference);
            if (latest.size() > MOST_SEEN) {
                latest.removeFirst();
            }
        }
    }

    // Both guarded by this.
    private RuleBookDigest rules = new RuleBookDigest("");
    private final Map<Reads, Asked> asked = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Reads, Asked> eldest) {
            return size() > MOST_READS;
        }
    };

    /**
     * A read was asked twice.
     *
     * @param drift where the answers differ, redacted
     */
    synchronized void askedAgain(Tenant tenant, OperationId operation, List<Difference> drift, RuleBookDigest under) {
        if (!under.equals(rules)) {
            asked.clear();
            rules = under;
        }
        Asked reads = asked.computeIfAbsent(new Reads(tenant, operation), first -> new Asked());
        reads.times++;
        Set<PathPattern> counted = new HashSet<>();
        for (Difference difference : drift) {
            if (!reads.places.containsKey(difference.pattern()) && reads.places.size() >= MOST_PLACES) {
                continue;
            }
            Place place = reads.places.computeIfAbsent(difference.pattern(), first -> new Place());
            // A list may differ in many elements; that is one read, and one example of it.
            if (counted.add(difference.pattern())) {
                place.times++;
                place.add(bounded(difference));
            }
        }
    }

    synchronized void forget(Tenant tenant) {
        asked.keySet().removeIf(reads -> reads.tenant().equals(tenant));
    }

    /** The places over all tenants that count. */
    synchronized List<NoisyPlace> places(Predicate<Tenant> counts) {
        Map<OperationId, Long> reads = new HashMap<>();
        Map<At, List<Place>> together = new LinkedHashMap<>();
        asked.forEach((of, known) -> {
            if (counts.test(of.tenant())) {
                reads.merge(of.operation(), known.times, Long::sum);
                known.places.forEach((pattern, place) -> together.computeIfAbsent(
                                new At(of.operation(), pattern), at -> new ArrayList<>())
                        .add(place));
            }
        });
        return together.entrySet().stream()
                .map(entry -> new NoisyPlace(
                        entry.getKey().operation(),
                        entry.getKey().pattern(),
                        entry.getValue().stream()
                                .mapToLong(place -> place.times)
                                .sum(),
                        reads.getOrDefault(entry.getKey().operation(), 0L),
                        entry.getValue().stream()
                                .flatMap(place -> place.latest.stream())
                                .toList()))
                .toList();
    }

    private static Difference bounded(Difference difference) {
        return new Difference(
                difference.at(),
                difference.pattern(),
                difference.kind(),
                difference.severity(),
                bounded(difference.legacy()),
                bounded(difference.candidate()),
                difference.shape());
    }

    /** A value too long to be kept is known by its length alone. */
    private static Fragment bounded(Fragment value) {
        return value instanceof Fragment.Present present && present.text().length() > MOST_CHARS
                ? new Fragment.Present("", present.bytes(), true)
                : value;
    }
}

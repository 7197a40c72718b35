package dev.parallax.report;

import dev.parallax.diff.suggest.PlaceTally;
import dev.parallax.diff.suggest.RuleSuggester;
import dev.parallax.diff.suggest.SeenDifference;
import dev.parallax.diff.suggest.SeenDifference.Against;
import dev.parallax.diff.suggest.SuggestedRule;
import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.NoiseReader;
import dev.parallax.evidence.NoiseReader.NoisyPlace;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import dev.parallax.report.access.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules proposed from the samples of what the caller may see, and from where legacy differs from itself. A place with a
 * mismatch that is real, or that no sample shows, gets none: a rule there might hide it. Thread-safe, blocking.
 */
@ApplicationScoped
class Suggestions {

    /** Discrepancies looked at, worst first; of an operation where legacy has noise, as many again. */
    private static final PageRequest MOST = new PageRequest(0, PageRequest.MAX_SIZE);

    private final VisibleDiscrepancies discrepancies;
    private final NoiseReader noise;
    private final CurrentCaller caller;
    private final RuleSuggester suggester = new RuleSuggester();

    Suggestions(VisibleDiscrepancies discrepancies, NoiseReader noise, CurrentCaller caller) {
        this.discrepancies = discrepancies;
        this.noise = noise;
        this.caller = caller;
    }

    private record At(OperationId operation, PathPattern pattern) {

        static At of(DiscrepancyGroup group) {
            return new At(group.operation(), group.pattern());
        }

        static At of(NoisyPlace place) {
            return new At(place.operation(), place.at());
        }
    }

    private record Change(At at, ChangeShape shape) {}

    /** All of them, those of the worst discrepancies first. */
    List<SuggestedRule> all() {
        List<NoisyPlace> noisy = noise.noise(caller.get().tenants());
        VisibleDiscrepancies.Selection worst = discrepancies.list(DiscrepancyFilter.ANY, MOST);
        Map<Object, DiscrepancyGroup> groups = new LinkedHashMap<>();
        worst.groups().forEach(group -> groups.put(group.id(), group));
        if (worst.total() > worst.groups().size()) {
            noisy.stream()
                    .map(NoisyPlace::operation)
                    .distinct()
                    .flatMap(operation -> of(operation).stream())
                    .forEach(group -> groups.put(group.id(), group));
        }
        return suggested(List.copyOf(groups.values()), noisy);
    }

    /** The one for the place of a discrepancy, if there is one. */
    Optional<SuggestedRule> at(DiscrepancyGroup group) {
        List<NoisyPlace> noisy = noise.noise(caller.get().tenants()).stream()
                .filter(place -> place.operation().equals(group.operation()))
                .toList();
        return suggested(of(group.operation()), noisy).stream()
                .filter(rule -> rule.at().equals(group.pattern()))
                .findFirst();
    }

    private List<DiscrepancyGroup> of(OperationId operation) {
        return discrepancies
                .list(new DiscrepancyFilter(null, operation, null, null), MOST)
                .groups();
    }

    private List<SuggestedRule> suggested(List<DiscrepancyGroup> groups, List<NoisyPlace> noisy) {
        Map<Change, Long> met = new HashMap<>();
        Map<OperationId, Long> ofOperation = new HashMap<>();
        Set<At> refused = new HashSet<>();
        List<SeenDifference> seen = new ArrayList<>();
        for (DiscrepancyGroup group : groups) {
            met.merge(new Change(At.of(group), group.shape()), group.occurrences(), Long::sum);
            ofOperation.merge(group.operation(), group.occurrences(), Long::sum);
            List<SeenDifference> shown =
                    discrepancies.one(group.id()).map(Suggestions::seen).orElse(List.of());
            if (isReal(group) || shown.isEmpty()) {
                refused.add(At.of(group));
            }
            seen.addAll(shown);
        }
        Map<At, NoisyPlace> own = new LinkedHashMap<>();
        for (NoisyPlace place : noisy) {
            own.put(At.of(place), place);
            place.seen().stream()
                    .map(difference -> SeenDifference.of(place.operation(), difference, Against.ITSELF))
                    .forEach(seen::add);
        }
        return suggester
                .suggest(seen, (operation, pattern, explained) -> {
                    At at = new At(operation, pattern);
                    NoisyPlace place = own.get(at);
                    return new PlaceTally(
                            explained.stream()
                                    .mapToLong(shape -> met.getOrDefault(new Change(at, shape), 0L))
                                    .sum(),
                            ofOperation.getOrDefault(operation, 0L),
                            place == null ? 0 : place.times(),
                            place == null ? 0 : place.asked());
                })
                .stream()
                .filter(rule -> !refused.contains(new At(rule.operation(), rule.at())))
                .toList();
    }

    /** What somebody found to be a bug, what is critical, and an addition, which blocks only where a rule denies it. */
    private static boolean isReal(DiscrepancyGroup group) {
        boolean denied =
                group.kind() == DifferenceKind.ADDED && group.severity().blocks();
        return denied || group.state() == DiscrepancyState.BUG || group.severity() == Severity.CRITICAL;
    }

    /** What the samples of a discrepancy show of it. */
    private static List<SeenDifference> seen(DiscrepancyDetail detail) {
        DiscrepancyGroup group = detail.group();
        return detail.samples().stream()
                .flatMap(sample -> sample.differences().stream())
                .filter(difference -> isOf(group, difference))
                .map(difference -> SeenDifference.of(group.operation(), difference, Against.CANDIDATE))
                .toList();
    }

    /** A sample shows all differences of its pair; each is counted with its own discrepancy only. */
    private static boolean isOf(DiscrepancyGroup group, Difference difference) {
        return difference.kind() == group.kind()
                && difference.pattern().equals(group.pattern())
                && difference.shape().equals(group.shape());
    }
}

package dev.parallax.diff.suggest;

import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.suggest.SeenDifference.Against;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePathSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proposes rules from differences that were seen. For each place of an operation it takes the narrowest treatment that
 * explains <em>every</em> difference seen there, tries wrong values close to the seen ones on it, and proposes it only if
 * none of them would be hidden. A place where something else differs too gets no proposal, nor does one that has other
 * mismatches below it, which a rule there would reach as well. Stateless.
 */
public final class RuleSuggester {

    /** Fewer differences at a place are a coincidence. */
    static final int MIN_SEEN = 3;

    /** Differences looked at for one place; the first ones stand for the rest. */
    public static final int MAX_SEEN = 200;

    private static final Set<DifferenceKind> EXPLICABLE = EnumSet.of(
            DifferenceKind.VALUE,
            DifferenceKind.TYPE,
            DifferenceKind.REMOVED,
            DifferenceKind.ADDED,
            DifferenceKind.ORDER);

    private final DiffEngine engine = new DiffEngine();

    private record At(OperationId operation, PathPattern pattern) {}

    /** How often what was seen at a place was met in all. */
    @FunctionalInterface
    public interface Tallies {

        /** The figures of one place that something was seen at. */
        PlaceTally of(OperationId operation, PathPattern at);
    }

    /** Proposals for these differences, in the order the places were first seen. */
    public List<SuggestedRule> suggest(Collection<SeenDifference> seen, Tallies tallies) {
        Map<At, List<SeenDifference>> byPlace = new LinkedHashMap<>();
        for (SeenDifference difference : seen) {
            byPlace.computeIfAbsent(new At(difference.operation(), difference.pattern()), at -> new ArrayList<>())
                    .add(difference);
        }
        List<SuggestedRule> suggestions = new ArrayList<>();
        byPlace.forEach((at, differences) -> {
            boolean reachesOthers = byPlace.entrySet().stream()
                    .anyMatch(other -> liesBelow(other.getKey(), at) && hasMismatch(other.getValue()));
            if (!reachesOthers) {
                suggest(at, differences, tallies).ifPresent(suggestions::add);
            }
        });
        return suggestions;
    }

    private static boolean liesBelow(At other, At at) {
        String below = other.pattern.text();
        int length = at.pattern.text().length();
        return other.operation.equals(at.operation)
                && below.length() > length
                && below.startsWith(at.pattern.text())
                && (below.charAt(length) == '.' || below.charAt(length) == '[');
    }

    private static boolean hasMismatch(List<SeenDifference> differences) {
        return differences.stream().anyMatch(difference -> difference.against() == Against.CANDIDATE);
    }

    private Optional<SuggestedRule> suggest(At at, List<SeenDifference> differences, Tallies tallies) {
        if (differences.size() < MIN_SEEN || !canBeNamed(at.pattern)) {
            return Optional.empty();
        }
        if (differences.stream().anyMatch(difference -> !EXPLICABLE.contains(difference.kind()))) {
            return Optional.empty();
        }
        SeenPlace place = new SeenPlace(differences.subList(0, Math.min(MAX_SEEN, differences.size())));
        if (place.allOfKind(DifferenceKind.ORDER)) {
            return unordered(place).map(found -> found.suggestion(at, tallies));
        }
        return place.isWhole()
                ? Proposals.on(place)
                        .flatMap(proposal -> tried(place, proposal).stream())
                        .findFirst()
                        .map(found -> found.suggestion(at, tallies))
                : Optional.empty();
    }

    private static boolean canBeNamed(PathPattern pattern) {
        try {
            return !RulePath.parse(pattern.text()).segments().isEmpty();
        } catch (RulePathSyntaxException e) {
            return false;
        }
    }

    /** The same elements in another order, between legacy's own answers too: the rule hides nothing but order. */
    private static Optional<Found> unordered(SeenPlace place) {
        boolean ownToo = place.seen().stream().anyMatch(difference -> difference.against() == Against.ITSELF);
        return ownToo
                ? Optional.of(new Found(Proposal.of(new Treatment.ArrayUnordered(), "array: unordered"), 0))
                : Optional.empty();
    }

    private Optional<Found> tried(SeenPlace place, Proposal proposal) {
        Trial trial = new Trial(engine, proposal.treatment());
        boolean explainsAll =
                place.seen().stream().allMatch(difference -> trial.hides(difference.legacy(), difference.other()));
        if (!explainsAll) {
            return Optional.empty();
        }
        int tried = 0;
        for (SeenDifference difference : place.seen()) {
            List<Fragment> wrong = NearMisses.of(difference.other(), proposal.treatment());
            if (wrong.stream().anyMatch(value -> trial.hides(difference.legacy(), value))) {
                return Optional.empty();
            }
            tried += wrong.size();
        }
        return Optional.of(new Found(proposal, tried));
    }

    /** A proposal that explains all, and the wrong values it did not hide. */
    private record Found(Proposal proposal, int nearMisses) {

        SuggestedRule suggestion(At at, Tallies tallies) {
            return new SuggestedRule(
                    at.operation,
                    at.pattern,
                    proposal.treatment(),
                    proposal.written(),
                    tallies.of(at.operation, at.pattern),
                    nearMisses);
        }
    }
}

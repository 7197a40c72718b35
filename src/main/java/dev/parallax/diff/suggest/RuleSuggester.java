package dev.parallax.diff.suggest;

import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.suggest.SeenDifference.Against;
import dev.parallax.exchange.ChangeShape;
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
import java.util.stream.Collectors;

/**
 * Proposes rules from differences that were seen. For each place of an operation it takes the narrowest treatment that
 * explains every difference seen there, or else every one of some shape while all of each other shape stay differences: a
 * systematic change must not keep the wrong value under it from being told apart. It tries wrong values close to the seen
 * ones on it, and proposes it only if none of them would be hidden. A place that has other mismatches below it, which a rule
 * there would reach as well, gets no proposal. Stateless.
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

        /**
         * The figures of one place that something was seen at.
         *
         * @param explained the shapes of change that count there
         */
        PlaceTally of(OperationId operation, PathPattern at, Set<ChangeShape> explained);
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
        if (!place.isWhole()) {
            return Optional.empty();
        }
        return Proposals.on(place)
                .flatMap(proposal -> tried(place, proposal).stream())
                .filter(found -> found.left().isEmpty())
                .findFirst()
                .or(() -> place.noise() > 0 ? Optional.empty() : ofSomeShape(place))
                .map(found -> found.suggestion(at, tallies));
    }

    /** What explains all of one shape, the most frequent first, and of each other shape all or nothing. */
    private Optional<Found> ofSomeShape(SeenPlace place) {
        return place.shapes().stream()
                .filter(shape -> shape.seen().size() >= MIN_SEEN)
                .flatMap(shape -> Proposals.on(shape)
                        .flatMap(proposal -> tried(place, proposal).stream())
                        .filter(found ->
                                !found.left().contains(shape.seen().get(0).shape())))
                .findFirst();
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
                ? Optional.of(
                        new Found(Proposal.of(new Treatment.ArrayUnordered(), "array: unordered"), place, List.of(), 0))
                : Optional.empty();
    }

    private Optional<Found> tried(SeenPlace place, Proposal proposal) {
        Trial trial = new Trial(engine, proposal.treatment());
        List<SeenDifference> explained = new ArrayList<>();
        List<ChangeShape> left = new ArrayList<>();
        for (SeenPlace shape : place.shapes()) {
            long hidden = shape.seen().stream()
                    .filter(difference -> trial.hides(difference.legacy(), difference.other()))
                    .count();
            if (hidden == shape.seen().size()) {
                explained.addAll(shape.seen());
            } else if (hidden == 0) {
                left.add(shape.seen().get(0).shape());
            } else {
                return Optional.empty();
            }
        }
        if (explained.size() < MIN_SEEN) {
            return Optional.empty();
        }
        int tried = 0;
        for (SeenDifference difference : explained) {
            List<Fragment> wrong = NearMisses.of(difference.other(), proposal.treatment());
            if (wrong.stream().anyMatch(value -> trial.hides(difference.legacy(), value))) {
                return Optional.empty();
            }
            tried += wrong.size();
        }
        return Optional.of(new Found(proposal, new SeenPlace(explained), left, tried));
    }

    /** A proposal, what it explains, the shapes of change it leaves, and how many wrong values it did not hide. */
    private record Found(Proposal proposal, SeenPlace explained, List<ChangeShape> left, int nearMisses) {

        SuggestedRule suggestion(At at, Tallies tallies) {
            return new SuggestedRule(
                    at.operation,
                    at.pattern,
                    proposal.treatment(),
                    proposal.written(),
                    tallies.of(
                            at.operation,
                            at.pattern,
                            explained.seen().stream()
                                    .map(SeenDifference::shape)
                                    .collect(Collectors.toUnmodifiableSet())),
                    left,
                    nearMisses);
        }
    }
}

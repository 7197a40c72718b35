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
 * none of them would be hidden. A place where something else differs too gets no proposal. Stateless.
 */
public final class RuleSuggester {

    /** Fewer differences at a place are a coincidence. */
    static final int MIN_SEEN = 3;

    /** Differences looked at for one place; the first ones stand for the rest. */
    static final int MAX_SEEN = 200;

    private static final Set<DifferenceKind> EXPLICABLE = EnumSet.of(
            DifferenceKind.VALUE,
            DifferenceKind.TYPE,
            DifferenceKind.REMOVED,
            DifferenceKind.ADDED,
            DifferenceKind.ORDER);

    private final DiffEngine engine = new DiffEngine();

    private record At(OperationId operation, PathPattern pattern) {}

    /** Proposals for these differences, in the order the places were first seen. */
    public List<SuggestedRule> suggest(Collection<SeenDifference> seen) {
        Map<At, List<SeenDifference>> byPlace = new LinkedHashMap<>();
        for (SeenDifference difference : seen) {
            byPlace.computeIfAbsent(new At(difference.operation(), difference.pattern()), at -> new ArrayList<>())
                    .add(difference);
        }
        List<SuggestedRule> suggestions = new ArrayList<>();
        byPlace.forEach((at, differences) -> suggest(at, differences).ifPresent(suggestions::add));
        return suggestions;
    }

    private Optional<SuggestedRule> suggest(At at, List<SeenDifference> differences) {
        if (differences.size() < MIN_SEEN || !canBeNamed(at.pattern)) {
            return Optional.empty();
        }
        if (differences.stream().anyMatch(difference -> !EXPLICABLE.contains(difference.kind()))) {
            return Optional.empty();
        }
        SeenPlace place = new SeenPlace(differences.subList(0, Math.min(MAX_SEEN, differences.size())));
        if (place.allOfKind(DifferenceKind.ORDER)) {
            return unordered(at, place);
        }
        return place.isWhole()
                ? Proposals.on(place)
                        .flatMap(proposal -> tried(at, place, proposal).stream())
                        .findFirst()
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
    private static Optional<SuggestedRule> unordered(At at, SeenPlace place) {
        boolean ownToo = place.seen().stream().anyMatch(difference -> difference.against() == Against.ITSELF);
        return ownToo
                ? Optional.of(suggestion(at, place, Proposal.of(new Treatment.ArrayUnordered(), "array: unordered"), 0))
                : Optional.empty();
    }

    private Optional<SuggestedRule> tried(At at, SeenPlace place, Proposal proposal) {
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
        return Optional.of(suggestion(at, place, proposal, tried));
    }

    private static SuggestedRule suggestion(At at, SeenPlace place, Proposal proposal, int nearMisses) {
        return new SuggestedRule(
                at.operation,
                at.pattern,
                proposal.treatment(),
                proposal.written(),
                place.seen().size(),
                place.noise(),
                nearMisses);
    }
}

package dev.parallax.cli;

import dev.parallax.diff.suggest.PlaceTally;
import dev.parallax.diff.suggest.RuleSuggester;
import dev.parallax.diff.suggest.SeenDifference;
import dev.parallax.diff.suggest.SeenDifference.Against;
import dev.parallax.diff.suggest.SuggestedRule;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that would explain what differs in a batch of pairs. Holds a bounded number of values. Not thread-safe. */
final class BatchSuggestions {

    /** How long a rule lasts that nobody has looked at yet. */
    private static final int DAYS = 90;

    private static final int MAX_PLACES = 1_000;

    private static final int MAX_SHAPES = 10;

    private record Place(OperationId operation, PathPattern at) {}

    /** What was seen at a place: the first values of each shape of change, so that a rare one is among them. */
    private static final class Seen {
        private final Map<ChangeShape, List<SeenDifference>> first = new LinkedHashMap<>();
        private final Map<ChangeShape, Long> counts = new HashMap<>();
        /** Too many shapes to keep apart: what a rule would do to the others is not known, so none is proposed. */
        private boolean various;
    }

    private final Map<Place, Seen> places = new LinkedHashMap<>();
    private final Map<OperationId, Long> ofOperation = new HashMap<>();
    private boolean full;

    /** Learns of a pair's differences. */
    void add(OperationId operation, List<Difference> differences) {
        for (Difference difference : differences) {
            ofOperation.merge(operation, 1L, Long::sum);
            Place place = new Place(operation, difference.pattern());
            if (places.size() == MAX_PLACES && !places.containsKey(place)) {
                full = true;
                continue;
            }
            Seen seen = places.computeIfAbsent(place, unknown -> new Seen());
            if (seen.first.size() == MAX_SHAPES && !seen.first.containsKey(difference.shape())) {
                seen.various = true;
                continue;
            }
            seen.counts.merge(difference.shape(), 1L, Long::sum);
            List<SeenDifference> alike = seen.first.computeIfAbsent(difference.shape(), shape -> new ArrayList<>());
            if (alike.size() < RuleSuggester.MAX_SEEN / MAX_SHAPES) {
                alike.add(SeenDifference.of(operation, difference, Against.CANDIDATE));
            }
        }
    }

    /** The rules as a file that can be reviewed, or why there is none; without line ends. */
    List<String> lines(LocalDate today) {
        if (full) {
            return List.of("no rule is proposed: more than " + MAX_PLACES + " places differ");
        }
        List<SuggestedRule> suggested = new RuleSuggester()
                .suggest(
                        places.values().stream()
                                .filter(seen -> !seen.various)
                                .flatMap(seen -> seen.first.values().stream())
                                .flatMap(List::stream)
                                .toList(),
                        this::tally);
        if (suggested.isEmpty()) {
            return List.of("no rule is proposed: none explains all that differs at a place and hides nothing else");
        }
        List<String> lines = new ArrayList<>(List.of("", "rules:"));
        suggested.forEach(rule -> rule.yaml(today.plusDays(DAYS)).lines().forEach(lines::add));
        return lines;
    }

    private PlaceTally tally(OperationId operation, PathPattern at, Set<ChangeShape> explained) {
        Seen seen = places.get(new Place(operation, at));
        long times = seen == null
                ? 0
                : explained.stream()
                        .mapToLong(shape -> seen.counts.getOrDefault(shape, 0L))
                        .sum();
        return new PlaceTally(times, ofOperation.getOrDefault(operation, 0L), 0, 0);
    }
}

package dev.parallax.diff.suggest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.diff.suggest.SeenDifference.Against;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything seen at one place of one operation. */
record SeenPlace(List<SeenDifference> seen) {

    private static final ObjectMapper JSON = new ObjectMapper();

    SeenPlace {
        seen = List.copyOf(seen);
    }

    int noise() {
        return (int) seen.stream()
                .filter(difference -> difference.against() == Against.ITSELF)
                .count();
    }

    /** The same in parts, by shape of change, the largest first. */
    List<SeenPlace> shapes() {
        Map<ChangeShape, List<SeenDifference>> shapes = new LinkedHashMap<>();
        seen.forEach(difference -> shapes.computeIfAbsent(difference.shape(), shape -> new ArrayList<>())
                .add(difference));
        return shapes.values().stream()
                .map(SeenPlace::new)
                .sorted(Comparator.comparing((SeenPlace shape) -> -shape.seen().size()))
                .toList();
    }

    boolean allOfKind(DifferenceKind kind) {
        return seen.stream().allMatch(difference -> difference.kind() == kind);
    }

    /** Whether every value is known whole. */
    boolean isWhole() {
        return fragments().noneMatch(fragment -> fragment instanceof Fragment.Present present && present.cut());
    }

    Stream<Fragment> fragments() {
        return seen.stream().flatMap(difference -> Stream.of(difference.legacy(), difference.other()));
    }

    /** All values as text, if all are strings. */
    Optional<List<String>> texts() {
        List<Optional<JsonNode>> values = fragments().map(SeenPlace::json).toList();
        return values.stream()
                        .allMatch(value -> value.isPresent() && value.get().isTextual())
                ? Optional.of(values.stream()
                        .map(value -> value.orElseThrow().textValue())
                        .toList())
                : Optional.empty();
    }

    static Optional<JsonNode> json(Fragment fragment) {
        try {
            return fragment instanceof Fragment.Present present
                    ? Optional.ofNullable(JSON.readTree(present.text()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

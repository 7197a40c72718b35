package dev.parallax.evidence.gather;

import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The configured paths at and below which nothing is kept. Only steps that can be followed from the root down without
 * knowing the rest of the document: then a document that is cut off or broken hides nothing. Immutable.
 */
public final class RedactedPaths {

    /** No path. */
    public static final RedactedPaths NONE = new RedactedPaths(List.of());

    private final boolean none;
    private final PathPlace root;

    /**
     * @throws IllegalArgumentException if one has a step that {@link #obstacle} names
     */
    public RedactedPaths(Collection<RulePath> paths) {
        List<Optional<Segment>> steps = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (RulePath path : paths) {
            obstacle(path).ifPresent(what -> {
                throw new IllegalArgumentException("a path to redact has " + what);
            });
            starts.add(steps.size());
            path.segments().forEach(segment -> steps.add(Optional.of(segment)));
            steps.add(Optional.empty());
        }
        this.none = paths.isEmpty();
        this.root = PathPlace.root(steps, starts);
    }

    /** The sort of step that keeps a path from being used here; empty if it may be. */
    public static Optional<String> obstacle(RulePath path) {
        return path.segments().stream()
                .flatMap(segment -> segment.selectors().stream())
                .map(RedactedPaths::obstacle)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> obstacle(Selector selector) {
        if (selector instanceof Selector.Filter) {
            return Optional.of("a filter");
        }
        if (selector instanceof Selector.Slice) {
            return Optional.of("a slice");
        }
        boolean fromTheEnd = selector instanceof Selector.Index index && index.index() < 0;
        return fromTheEnd ? Optional.of("an index from the end") : Optional.empty();
    }

    boolean isEmpty() {
        return none;
    }

    /** The whole document. */
    PathPlace root() {
        return root;
    }
}

package dev.parallax.diff;

import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.RuleId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what one comparison finds. Bounded: over {@link Limits#listed} differences only new patterns, kinds and shapes
 * are listed, and over twice as many none, so a flood of one sort never hides another.
 */
final class Findings {

    private record Sort(PathPattern pattern, DifferenceKind kind, ChangeShape shape) {}

    private record Mask(RuleId rule, PathPattern pattern) {}

    private final int bound;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<Sort> sorts = new HashSet<>();
    private final Map<Mask, Integer> masked = new LinkedHashMap<>();
    private int unlisted;

    Findings(Limits limits) {
        this.bound = limits.listed();
    }

    void add(Difference difference) {
        boolean newSort = sorts.add(new Sort(difference.pattern(), difference.kind(), difference.shape()));
        if (differences.size() < bound || (newSort && differences.size() < 2 * bound)) {
            differences.add(difference);
        } else {
            unlisted++;
        }
    }

    void mask(RuleId rule, PathPattern pattern, int count) {
        masked.merge(new Mask(rule, pattern), count, Integer::sum);
    }

    /** How many differences were found so far, listed or not. */
    int differences() {
        return differences.size() + unlisted;
    }

    /** Whether a difference that blocks was found. */
    boolean blocks() {
        return differences.stream().anyMatch(difference -> difference.severity().blocks());
    }

    Comparison.Compared compared(boolean everythingMasked) {
        List<Masked> masks = new ArrayList<>(masked.size());
        masked.forEach((mask, count) -> masks.add(new Masked(mask.rule(), mask.pattern(), count)));
        return new Comparison.Compared(differences, masks, everythingMasked, unlisted);
    }
}

package dev.parallax.rules.explain;

import dev.parallax.rules.explain.RulePlace.Step;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.util.List;

/** Whether a path reaches a place. Without the document some answers depend on its values or lengths. */
enum PathReach {
    NO,
    /** A filter, or an index counted from the end, decides. */
    DEPENDS,
    YES;

    /** Whether {@code path} selects exactly the place that {@code steps} lead to. */
    static PathReach of(RulePath path, List<Step> steps) {
        int segments = path.segments().size();
        PathReach[][] rest = new PathReach[segments + 1][steps.size() + 1];
        for (int i = segments; i >= 0; i--) {
            for (int j = steps.size(); j >= 0; j--) {
                rest[i][j] = rest(path, steps, rest, i, j);
            }
        }
        return rest[0][0];
    }

    /** Whether the segments from {@code i} lead over the steps from {@code j}, given the answers for shorter rests. */
    private static PathReach rest(RulePath path, List<Step> steps, PathReach[][] rest, int i, int j) {
        if (i == path.segments().size()) {
            return j == steps.size() ? YES : NO;
        }
        if (j == steps.size()) {
            return NO;
        }
        Segment segment = path.segments().get(i);
        PathReach here = segment.selectors().stream()
                .map(selector -> takes(selector, steps.get(j)))
                .reduce(NO, PathReach::or)
                .and(rest[i + 1][j + 1]);
        return segment.descendant() ? here.or(rest[i][j + 1]) : here;
    }

    private static PathReach takes(Selector selector, Step step) {
        if (selector instanceof Selector.Wildcard) {
            return YES;
        }
        if (selector instanceof Selector.Filter) {
            return DEPENDS;
        }
        if (step instanceof Step.Member member) {
            return selector.equals(new Selector.Name(member.name())) ? YES : NO;
        }
        if (step instanceof Step.AnyElement) {
            return selector instanceof Selector.Name ? NO : selector.equals(ALL) ? YES : DEPENDS;
        }
        int index = ((Step.Element) step).index();
        if (selector instanceof Selector.Index wanted) {
            return wanted.index() == index ? YES : wanted.index() < 0 ? DEPENDS : NO;
        }
        // A pointer does not say whether a number is an index or the name of a member.
        if (selector instanceof Selector.Name name) {
            return name.name().equals(Integer.toString(index)) ? DEPENDS : NO;
        }
        return selector.equals(ALL) ? YES : DEPENDS;
    }

    private static final Selector ALL = new Selector.Slice(null, null, null);

    /** Whether one of two is so. */
    PathReach or(PathReach other) {
        return compareTo(other) >= 0 ? this : other;
    }

    private PathReach and(PathReach other) {
        return compareTo(other) <= 0 ? this : other;
    }
}

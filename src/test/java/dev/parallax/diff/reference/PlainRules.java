package dev.parallax.diff.reference;

import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says which treatments hold at a place by trying every rule's path on it, step by step. No trie, no states. Knows names,
 * indexes and wildcards, which is what random rules are made of.
 */
final class PlainRules {

    private final List<Rule> mostSpecificFirst;

    PlainRules(List<Rule> mostSpecificFirst) {
        this.mostSpecificFirst = mostSpecificFirst;
    }

    /** The treatments at a place, given by its steps: a String for a member, an Integer for an element. */
    List<Treatment> at(List<Object> steps) {
        List<Treatment> holding = new ArrayList<>();
        for (Rule rule : mostSpecificFirst) {
            if (rule.at() instanceof RuleTarget.InBody body
                    && reaches(body.path().segments(), 0, steps, 0)) {
                Treatment one = rule.treatment();
                if (holding.stream().noneMatch(other -> speakOfTheSame(one, other))) {
                    holding.add(one);
                }
            }
        }
        return holding;
    }

    static <T extends Treatment> Optional<T> find(List<Treatment> here, Class<T> kind) {
        return here.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static boolean speakOfTheSame(Treatment one, Treatment other) {
        return one instanceof Treatment.Ignore
                || other instanceof Treatment.Ignore
                || one.getClass() == other.getClass()
                || (isArray(one) && isArray(other));
    }

    private static boolean isArray(Treatment treatment) {
        return treatment.getClass().getSimpleName().startsWith("Array");
    }

    private static boolean reaches(List<Segment> segments, int segment, List<Object> steps, int step) {
        if (segment == segments.size()) {
            return step == steps.size();
        }
        if (step == steps.size()) {
            return false;
        }
        Segment next = segments.get(segment);
        boolean selected = next.selectors().stream().anyMatch(selector -> selects(selector, steps.get(step)));
        return (selected && reaches(segments, segment + 1, steps, step + 1))
                || (next.descendant() && reaches(segments, segment, steps, step + 1));
    }

    private static boolean selects(Selector selector, Object step) {
        if (selector instanceof Selector.Wildcard) {
            return true;
        }
        if (selector instanceof Selector.Name name) {
            return name.name().equals(step);
        }
        if (selector instanceof Selector.Index index && index.index() >= 0) {
            return Integer.valueOf(index.index()).equals(step);
        }
        if (selector instanceof Selector.Index
                || selector instanceof Selector.Slice
                || selector instanceof Selector.Filter) {
            throw new IllegalArgumentException("the plain rules know no " + selector);
        }
        return false;
    }
}

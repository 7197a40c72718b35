package dev.parallax.rules;

import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;

/**
 * How exactly a rule's place is named: fewer {@code ..} wins, then fewer wildcards, then fewer slices and filters, then
 * fewer alternatives, then the longer path. Whole header fields and the status are always exact.
 *
 * @param descendants steps at any depth
 * @param wildcards selectors that take everything
 * @param choices slices and filters
 * @param alternatives selectors beyond the first of a step
 * @param steps length of the path
 */
record TargetRank(int descendants, int wildcards, int choices, int alternatives, int steps)
        implements Comparable<TargetRank> {

    private static final TargetRank EXACT = new TargetRank(0, 0, 0, 0, Integer.MAX_VALUE);

    static TargetRank of(RuleTarget target) {
        if (target instanceof RuleTarget.InBody body) {
            return of(body.path());
        }
        return target instanceof RuleTarget.InHeader header && !header.isWhole() ? of(header.part()) : EXACT;
    }

    private static TargetRank of(RulePath path) {
        int descendants = 0;
        int wildcards = 0;
        int choices = 0;
        int alternatives = 0;
        for (Segment segment : path.segments()) {
            descendants += segment.descendant() ? 1 : 0;
            alternatives += segment.selectors().size() - 1;
            for (Selector selector : segment.selectors()) {
                wildcards += selector instanceof Selector.Wildcard ? 1 : 0;
                choices += selector instanceof Selector.Slice || selector instanceof Selector.Filter ? 1 : 0;
            }
        }
        return new TargetRank(
                descendants, wildcards, choices, alternatives, path.segments().size());
    }

    /** More exact is greater. */
    @Override
    public int compareTo(TargetRank other) {
        int[] order = {
            Integer.compare(other.descendants, descendants),
            Integer.compare(other.wildcards, wildcards),
            Integer.compare(other.choices, choices),
            Integer.compare(other.alternatives, alternatives),
            Integer.compare(steps, other.steps)
        };
        for (int compared : order) {
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}

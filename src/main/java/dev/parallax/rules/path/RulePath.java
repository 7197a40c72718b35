package dev.parallax.rules.path;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path into a JSON document in the syntax of RFC 9535.
 *
 * @param text as written, for people
 * @param segments from the root; empty for {@code $} itself
 */
public record RulePath(String text, List<Segment> segments) {

    /** Copies the list. */
    public RulePath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a path in the syntax of RFC 9535: names, indexes, slices, wildcards, descendants, bracket forms, and filters
     * that compare with one literal.
     *
     * @throws RulePathSyntaxException if it is not one; says where and why
     */
    public static RulePath parse(String text) {
        return new RulePathParser(text).parse();
    }

    /** Whether both name the same places by the same steps, however they are written. */
    public boolean sameSteps(RulePath other) {
        return segments.equals(other.segments);
    }

    /**
     * One step.
     *
     * @param descendant whether it applies at any depth ({@code ..}) rather than to children only
     * @param selectors what it selects, any of them; at least one
     */
    public record Segment(boolean descendant, List<Selector> selectors) {
        public Segment {
            selectors = List.copyOf(selectors);
        }
    }

    /** What a step selects. */
    public sealed interface Selector {

        /** The member of that name, compared by code point. */
        record Name(String name) implements Selector {}

        /** The element at that index; negative counts from the end. */
        record Index(int index) implements Selector {}

        /** Elements {@code start:end:step}; null where left out. */
        record Slice(
                @Nullable Integer start,
                @Nullable Integer end,
                @Nullable Integer step) implements Selector {}

        /** Every member or element. */
        record Wildcard() implements Selector {}

        /**
         * Members or elements for which a comparison with a literal holds: {@code ?@.kind == 'x'}.
         *
         * @param member path of member names below the candidate; empty for the candidate itself
         * @param operator the comparison
         * @param literal what it is compared with; null only where the operator is {@link Operator#EXISTS}
         */
        record Filter(
                List<String> member,
                Operator operator,
                @Nullable Literal literal) implements Selector {
            public Filter {
                member = List.copyOf(member);
            }
        }
    }

    /** Comparisons a filter may use. */
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        EXISTS
    }

    @Override
    public String toString() {
        return text;
    }
}

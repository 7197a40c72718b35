package dev.parallax.rules.explain;

import dev.parallax.exchange.JsonPointer;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * One place in a reply that rules are asked about: a header field, the status, or a place in the body whose steps are
 * names and indexes, {@code *} standing for any index.
 */
public sealed interface RulePlace {

    /**
     * A place in the body.
     *
     * @param text as asked
     * @param steps from the root
     */
    record InBody(String text, List<Step> steps) implements RulePlace {
        public InBody {
            steps = List.copyOf(steps);
        }
    }

    /** A step down. */
    sealed interface Step {

        /** To the member of that name. */
        record Member(String name) implements Step {}

        /** To the element at that index. */
        record Element(int index) implements Step {}

        /** To any element. */
        record AnyElement() implements Step {}
    }

    /**
     * A header field or the status.
     *
     * @param target which
     */
    record Beside(RuleTarget target) implements RulePlace {}

    /**
     * Reads {@code header:Name}, {@code status}, a pattern ({@code $.items[*].price}) or a JSON Pointer
     * ({@code /items/0/price}). In a pointer a number is taken for an index.
     *
     * @throws IllegalArgumentException if it is none of them, or a path that may name several places in other ways
     */
    static RulePlace parse(String text) {
        if (text.equals("status")) {
            return new Beside(new RuleTarget.AtStatus());
        }
        if (text.startsWith("header:") && text.length() > "header:".length()) {
            return new Beside(new RuleTarget.InHeader(text.substring("header:".length())));
        }
        if (text.isEmpty() || text.startsWith("/")) {
            return ofPointer(new JsonPointer(text));
        }
        List<Step> steps = new ArrayList<>();
        for (Segment segment : RulePath.parse(text).segments()) {
            if (segment.descendant() || segment.selectors().size() != 1) {
                throw new IllegalArgumentException("'" + text + "' may be several places; name one");
            }
            steps.add(step(segment.selectors().get(0), text));
        }
        return new InBody(text, steps);
    }

    private static Step step(Selector selector, String text) {
        if (selector instanceof Selector.Name name) {
            return new Step.Member(name.name());
        }
        if (selector instanceof Selector.Wildcard) {
            return new Step.AnyElement();
        }
        if (selector instanceof Selector.Index index && index.index() >= 0) {
            return new Step.Element(index.index());
        }
        throw new IllegalArgumentException("'" + text + "' may be several places; name one");
    }

    private static RulePlace ofPointer(JsonPointer pointer) {
        List<Step> steps = new ArrayList<>();
        String[] tokens = pointer.text().split("/", -1);
        for (int i = 1; i < tokens.length; i++) {
            String key = tokens[i].replace("~1", "/").replace("~0", "~");
            boolean index = key.matches("0|[1-9][0-9]{0,8}");
            steps.add(index ? new Step.Element(Integer.parseInt(key)) : new Step.Member(key));
        }
        return new InBody(pointer.text(), steps);
    }
}

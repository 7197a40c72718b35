package dev.parallax.rules.explain;

import dev.parallax.exchange.JsonPointer;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One place in a reply that rules are asked about: a header field, the status, or a place in the body whose steps are
 * names and indexes, {@code *} standing for any index.
 */
public sealed interface RulePlace {

    /** The places it is part of, the outermost first. */
    List<RulePlace> around();

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

        @Override
        public List<RulePlace> around() {
            return IntStream.range(0, steps.size())
                    .<RulePlace>mapToObj(above -> new InBody("", steps.subList(0, above)))
                    .toList();
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
     * A header field or a part of one.
     *
     * @param name kept in lower case
     * @param steps into its parts; none for the field as a whole
     */
    record InHeader(String name, List<Step> steps) implements RulePlace {
        public InHeader {
            name = name.toLowerCase(Locale.ROOT);
            steps = List.copyOf(steps);
        }

        @Override
        public List<RulePlace> around() {
            return IntStream.range(0, steps.size())
                    .<RulePlace>mapToObj(above -> new InHeader(name, steps.subList(0, above)))
                    .toList();
        }
    }

    /** The status. */
    record AtStatus() implements RulePlace {
        @Override
        public List<RulePlace> around() {
            return List.of();
        }
    }

    /**
     * Reads {@code header:Name}, {@code header:Name['part']}, {@code status}, a pattern ({@code $.items[*].price}) or a JSON Pointer
     * ({@code /items/0/price}). In a pointer a number is taken for an index.
     *
     * @throws IllegalArgumentException if it is none of them, or a path that may name several places in other ways
     */
    static RulePlace parse(String text) {
        if (text.equals("status")) {
            return new AtStatus();
        }
        if (text.startsWith("header:") && text.length() > "header:".length()) {
            int parts = text.indexOf('[');
            String name = text.substring("header:".length(), parts < 0 ? text.length() : parts);
            return new InHeader(name, parts < 0 ? List.of() : steps("$" + text.substring(parts), text));
        }
        if (text.isEmpty() || text.startsWith("/")) {
            return ofPointer(new JsonPointer(text));
        }
        return new InBody(text, steps(text, text));
    }

    private static List<Step> steps(String path, String text) {
        List<Step> steps = new ArrayList<>();
        for (Segment segment : RulePath.parse(path).segments()) {
            if (segment.descendant() || segment.selectors().size() != 1) {
                throw new IllegalArgumentException("'" + text + "' may be several places; name one");
            }
            steps.add(step(segment.selectors().get(0), text));
        }
        return steps;
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

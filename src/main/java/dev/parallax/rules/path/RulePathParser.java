package dev.parallax.rules.path;

import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import dev.parallax.rules.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the path of a rule by recursive descent over RFC 9535's grammar; one use, not thread-safe. */
final class RulePathParser {

    /** Longer paths are refused, in UTF-16 units. */
    static final int MAX_LENGTH = 2_000;

    private final PathText text;
    private final String written;

    RulePathParser(String written) {
        this.written = written;
        this.text = new PathText(written);
    }

    RulePath parse() {
        if (written.length() > MAX_LENGTH) {
            throw text.problem("a path has at most " + MAX_LENGTH + " characters");
        }
        if (!text.take("$")) {
            String bare = written.startsWith(".") || written.startsWith("[") ? written : "." + written;
            throw text.problemAt(0, "a path starts with '$'", new Suggestion("$" + bare));
        }
        List<Segment> segments = new ArrayList<>();
        while (true) {
            int before = text.offset();
            text.skipBlanks();
            if (text.atEnd()) {
                if (before != text.offset()) {
                    throw text.problemAt(before, "blanks after the end of the path", null);
                }
                return new RulePath(written, segments);
            }
            segments.add(segment());
        }
    }

    private Segment segment() {
        if (text.take("..")) {
            return new Segment(true, text.peek() == '[' ? bracketed() : List.of(shortForm()));
        }
        if (text.take(".")) {
            if (text.peek() == '[') {
                throw text.problemAt(text.offset() - 1, "no '.' before '['", null);
            }
            return new Segment(false, List.of(shortForm()));
        }
        if (text.peek() == '[') {
            return new Segment(false, bracketed());
        }
        throw badName(text.offset());
    }

    private Selector shortForm() {
        if (text.take("*")) {
            return new Selector.Wildcard();
        }
        int start = text.offset();
        String name = text.shortName();
        if (name.isEmpty()) {
            throw text.atEnd() ? text.problem("the path ends where a name should stand") : badName(start);
        }
        if (!text.atEnd() && ".[ \t\r\n".indexOf(text.peek()) < 0) {
            throw badName(start);
        }
        return new Selector.Name(name);
    }

    private RulePathSyntaxException badName(int start) {
        String rest = text.upToNextStep(start);
        String quoted = "['" + rest.replace("\\", "\\\\").replace("'", "\\'") + "']";
        return text.problemAt(
                start,
                "'" + rest + "' cannot be written after a '.'",
                rest.isEmpty() ? null : new Suggestion("the bracket form " + quoted));
    }

    private List<Selector> bracketed() {
        text.next(); // [
        List<Selector> selectors = new ArrayList<>();
        do {
            text.skipBlanks();
            selectors.add(selector());
            text.skipBlanks();
        } while (text.take(","));
        if (!text.take("]")) {
            throw text.problem(text.atEnd() ? "']' is missing" : "expected ',' or ']' but found '" + text.peek() + "'");
        }
        return selectors;
    }

    private Selector selector() {
        char c = text.peek();
        if (c == '*') {
            text.next();
            return new Selector.Wildcard();
        }
        if (c == '\'' || c == '"') {
            return new Selector.Name(PathLiterals.string(text));
        }
        if (c == '?') {
            text.next();
            return new PathFilterParser(text).filter();
        }
        if (c == ':' || c == '-' || text.atDigit()) {
            return indexOrSlice();
        }
        int start = text.offset();
        String name = text.shortName();
        throw text.problemAt(
                start,
                text.atEnd() && name.isEmpty() ? "']' is missing" : "expected a quoted name, an index, '*', ':' or '?'",
                name.isEmpty() ? null : new Suggestion("'" + name + "' in quotes"));
    }

    private Selector indexOrSlice() {
        Integer start = text.peek() == ':' ? null : Integer.valueOf(PathLiterals.integer(text));
        text.skipBlanks();
        if (!text.take(":")) {
            if (start == null) {
                throw text.problem("expected an index");
            }
            return new Selector.Index(start);
        }
        Integer end = sliceBound();
        Integer step = text.take(":") ? sliceBound() : null;
        return new Selector.Slice(start, end, step);
    }

    private @Nullable Integer sliceBound() {
        text.skipBlanks();
        Integer bound = text.peek() == '-' || text.atDigit() ? Integer.valueOf(PathLiterals.integer(text)) : null;
        text.skipBlanks();
        return bound;
    }
}

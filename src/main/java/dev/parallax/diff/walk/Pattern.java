package dev.parallax.diff.walk;

import dev.parallax.exchange.PathPattern;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The path patterns one comparison comes by, each rendered once. Not thread-safe. */
final class Pattern {

    /** So many names below one place are kept; further ones, of an object used as a map, are made anew. */
    private static final int MAX_KEPT = 1_000;

    private final String text;
    private final Map<String, Pattern> members = new HashMap<>(4);
    private @Nullable Pattern element;
    private @Nullable PathPattern rendered;

    private Pattern(String text) {
        this.text = text;
    }

    static Pattern root() {
        return new Pattern("$");
    }

    Pattern member(String name) {
        Pattern known = members.get(name);
        if (known == null) {
            StringBuilder below = new StringBuilder(text);
            PatternText.appendMember(below, name);
            known = new Pattern(below.toString());
            if (members.size() < MAX_KEPT) {
                members.put(name, known);
            }
        }
        return known;
    }

    Pattern element() {
        Pattern known = element;
        if (known == null) {
            known = new Pattern(text + "[*]");
            element = known;
        }
        return known;
    }

    PathPattern path() {
        PathPattern path = rendered;
        if (path == null) {
            path = new PathPattern(text);
            rendered = path;
        }
        return path;
    }
}

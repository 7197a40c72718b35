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

    /** The name this is the pattern of; empty where there is none. */
    private final String name;

    /** Members asked for, once there were two. */
    private Map<String, Pattern> members = Map.of();

    private @Nullable Pattern lastMember;
    private @Nullable Pattern element;
    private @Nullable PathPattern rendered;

    private Pattern(String text, String name) {
        this.text = text;
        this.name = name;
    }

    static Pattern root() {
        return new Pattern("$", "");
    }

    Pattern member(String key) {
        Pattern last = lastMember;
        if (last != null && last.name.equals(key)) {
            return last;
        }
        Pattern known = members.get(key);
        if (known == null) {
            StringBuilder below = new StringBuilder(text);
            PatternText.appendMember(below, key);
            known = new Pattern(below.toString(), key);
            if (last != null) {
                keep(last);
                keep(known);
            }
        }
        lastMember = known;
        return known;
    }

    private void keep(Pattern member) {
        if (members.isEmpty()) {
            members = new HashMap<>();
        }
        if (members.size() < MAX_KEPT) {
            members.put(member.name, member);
        }
    }

    Pattern element() {
        Pattern known = element;
        if (known == null) {
            known = new Pattern(text + "[*]", "");
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

package dev.parallax.diff;

import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import java.util.ArrayList;
import java.util.List;

/** The values of a header field as they are to be compared: line by line, or as a sorted list where order is no matter. */
final class HeaderParts {

    private HeaderParts() {}

    static List<String> of(List<String> lines, PlaceRules here) {
        Applied<?> array = here.array();
        if (array == null) {
            return lines;
        }
        List<String> parts = new ArrayList<>();
        lines.forEach(line -> split(line, parts));
        if (array.treatment() instanceof Treatment.ArrayUnordered) {
            parts.sort(null);
        }
        return parts;
    }

    /** Splits a list (RFC 9110 §5.6.1) at commas outside quotes; empty elements do not count. */
    private static void split(String line, List<String> parts) {
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && quoted) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                keep(line.substring(from, at), parts);
                from = at + 1;
            }
        }
        keep(line.substring(from), parts);
    }

    private static void keep(String part, List<String> parts) {
        String stripped = part.strip();
        if (!stripped.isEmpty()) {
            parts.add(stripped);
        }
    }
}

package dev.parallax.exchange;

import java.util.List;

/**
 * A path with placeholders: {@code /api/listings/{id}}. A {@code {name}} segment matches one non-empty segment, a
 * trailing {@code **} any rest, also none. Matching is on the raw, undecoded path, so {@code %2F} never splits a segment.
 *
 * @param text the template as written; starts with {@code /}
 */
public record PathTemplate(String text) {

    /**
     * @throws IllegalArgumentException if the template does not start with {@code /}, has {@code **} anywhere but last, or
     *     a segment that mixes text and braces
     */
    public PathTemplate {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("path template must start with '/', got '" + text + "'");
        }
        List<String> segments = segments(text);
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.equals("**")) {
                if (i != segments.size() - 1) {
                    throw new IllegalArgumentException("'**' must be the last segment of path template '" + text + "'");
                }
            } else if ((segment.contains("{") || segment.contains("}")) && !isPlaceholder(segment)) {
                throw new IllegalArgumentException("segment '" + segment + "' of path template '" + text
                        + "' must be plain text or one whole {name}");
            }
        }
    }

    /** Tells whether {@code path}, raw and without query, is one of this template's. */
    public boolean matches(String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        List<String> expected = segments(text);
        List<String> actual = segments(path);
        for (int i = 0; i < expected.size(); i++) {
            String segment = expected.get(i);
            if (segment.equals("**")) {
                return true;
            }
            if (i >= actual.size()) {
                return false;
            }
            boolean fits = isPlaceholder(segment) ? !actual.get(i).isEmpty() : segment.equals(actual.get(i));
            if (!fits) {
                return false;
            }
        }
        return actual.size() == expected.size();
    }

    /** The number of segments that must match letter for letter; of two matching templates the one with more is meant. */
    public int specificity() {
        return (int) segments(text).stream()
                .filter(segment -> !segment.equals("**") && !isPlaceholder(segment))
                .count();
    }

    private static boolean isPlaceholder(String segment) {
        return segment.length() > 2
                && segment.startsWith("{")
                && segment.endsWith("}")
                && segment.indexOf('{', 1) < 0
                && segment.indexOf('}') == segment.length() - 1;
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    @Override
    public String toString() {
        return text;
    }
}

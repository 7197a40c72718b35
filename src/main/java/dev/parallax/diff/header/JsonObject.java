package dev.parallax.diff.header;

import dev.parallax.diff.json.JsonStrings;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** An object being written, its members sorted, so that order never differs. Not thread-safe. */
final class JsonObject {

    /** Written as it stands: a count that is no number in the field stays text. */
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    private final Map<String, String> members = new TreeMap<>();

    void put(String name, String json) {
        members.put(name, json);
    }

    void putText(String name, String value) {
        members.put(name, JsonStrings.encode(value));
    }

    /** A whole number as a number, so that a tolerance can be about it, and anything else as text. */
    void putValue(String name, String value) {
        members.put(name, INTEGER.matcher(value).matches() ? value : JsonStrings.encode(value));
    }

    void putTrue(String name) {
        members.put(name, "true");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String json() {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append(JsonStrings.encode(name))
                .append(':')
                .append(value));
        return json.append('}').toString();
    }
}

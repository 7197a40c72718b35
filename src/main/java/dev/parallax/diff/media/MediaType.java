package dev.parallax.diff.media;

import dev.parallax.exchange.Headers;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A media type (RFC 9110 §8.3.1), in lower case.
 *
 * @param name type and subtype; empty if none was announced
 * @param parameters by lower-case name, without {@code boundary}; {@code charset} in lower case
 */
public record MediaType(String name, Map<String, String> parameters) {

    private static final MediaType ABSENT = new MediaType("", Map.of());

    /** What servers really send is few; each is read once. Never over {@link #MAX_KNOWN} entries. */
    private static final Map<String, MediaType> KNOWN = new ConcurrentHashMap<>();

    private static final int MAX_KNOWN = 200;

    /** What the first {@code Content-Type} says. */
    public static MediaType of(Headers headers) {
        String value = headers.first("content-type").orElse("");
        MediaType known = value.isEmpty() ? ABSENT : KNOWN.get(value);
        if (known == null) {
            known = parse(value);
            if (KNOWN.size() < MAX_KNOWN && value.length() < MAX_KNOWN) {
                KNOWN.put(value, known);
            }
        }
        return known;
    }

    private static MediaType parse(String value) {
        String[] parts = value.split(";", -1);
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                String name = parts[i].substring(0, equals).strip().toLowerCase(Locale.ROOT);
                String given = parts[i].substring(equals + 1).strip();
                String plain = given.length() > 1 && given.startsWith("\"") && given.endsWith("\"")
                        ? given.substring(1, given.length() - 1)
                        : given;
                if (!name.equals("boundary")) {
                    parameters.put(name, name.equals("charset") ? plain.toLowerCase(Locale.ROOT) : plain);
                }
            }
        }
        return new MediaType(parts[0].strip().toLowerCase(Locale.ROOT), parameters);
    }

    /** Whether none was announced. */
    public boolean isAbsent() {
        return name.isEmpty();
    }

    /** Whether it announces one JSON document. */
    public boolean isJson() {
        return name.equals("application/json")
                || name.equals("text/json")
                || (name.endsWith("+json") && !name.equals("application/stream+json"));
    }

    /** Parameters that change meaning: for JSON a charset of UTF-8 says nothing (RFC 8259 §8.1). */
    public Map<String, String> meaningful() {
        if (isJson() && "utf-8".equals(parameters.get("charset"))) {
            Map<String, String> others = new TreeMap<>(parameters);
            others.remove("charset");
            return others;
        }
        return parameters;
    }

    /** The announced charset in lower case; empty if there is none. */
    public String charset() {
        return parameters.getOrDefault("charset", "");
    }

    /** Whether it announces text of any notation. */
    public boolean isText() {
        return isJson()
                || name.startsWith("text/")
                || Notation.of(this).isPresent()
                || name.equals("application/javascript")
                || name.equals("application/graphql")
                || name.equals("application/yaml")
                || name.equals("application/x-yaml");
    }
}

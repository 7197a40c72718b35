package dev.parallax.rules;

import java.util.Locale;
import java.util.Set;

/** What a header field is made of, where clients take it apart; rules may then be about its parts. */
public enum FieldStructure {
    /** One cookie a line (RFC 6265 §4.1): cookies by name, of each its value and attributes. */
    COOKIES(Set.of("set-cookie")),
    /** Directives with or without a value (RFC 9111 §5.2). */
    DIRECTIVES(Set.of(
            "cache-control",
            "cdn-cache-control",
            "surrogate-control",
            "pragma",
            "keep-alive",
            "strict-transport-security")),
    /** Names in any order and case. */
    NAMES(Set.of(
            "vary",
            "accept-ranges",
            "access-control-allow-headers",
            "access-control-expose-headers",
            "accept-patch",
            "accept-post")),
    /** Methods in any order; their case matters (RFC 9110 §9.1). */
    METHODS(Set.of("allow", "access-control-allow-methods")),
    /** Links (RFC 8288) by relation, of each its target and parameters. */
    LINKS(Set.of("link")),
    /** A date in any of the three forms HTTP knows (RFC 9110 §5.6.7). It has no parts. */
    DATE(Set.of("date", "last-modified", "expires", "sunset", "retry-after")),
    /** Nothing Parallax knows of; compared line by line. */
    NONE(Set.of());

    private final Set<String> fields;

    FieldStructure(Set<String> fields) {
        this.fields = fields;
    }

    /** That of the field of that name, in any case. */
    public static FieldStructure of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (FieldStructure structure : values()) {
            if (structure.fields.contains(lower)) {
                return structure;
            }
        }
        return NONE;
    }

    /** Whether a rule may be about a part of it. */
    public boolean hasParts() {
        return this != NONE && this != DATE;
    }
}

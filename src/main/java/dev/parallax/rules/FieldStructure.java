package dev.parallax.rules;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;

/** What a header field is made of, where clients take it apart; rules may then be about its parts. */
public enum FieldStructure {
    /** One cookie a line (RFC 6265 §4.1): cookies by name, of each its value and attributes. */
    COOKIES,
    /** Directives with or without a value (RFC 9111 §5.2). */
    DIRECTIVES,
    /** Names in any order and case. */
    NAMES,
    /** Methods in any order; their case matters (RFC 9110 §9.1). */
    METHODS,
    /** Links (RFC 8288) by relation, of each its target and parameters. */
    LINKS,
    /** A date in any of the three forms HTTP knows (RFC 9110 §5.6.7). It has no parts. */
    DATE,
    /** Nothing Parallax knows of; compared line by line. */
    NONE;

    /** By name in lower case. */
    private static final Map<String, FieldStructure> BY_FIELD = Map.ofEntries(
            entry("set-cookie", COOKIES),
            entry("cache-control", DIRECTIVES),
            entry("cdn-cache-control", DIRECTIVES),
            entry("surrogate-control", DIRECTIVES),
            entry("pragma", DIRECTIVES),
            entry("keep-alive", DIRECTIVES),
            entry("strict-transport-security", DIRECTIVES),
            entry("vary", NAMES),
            entry("accept-ranges", NAMES),
            entry("access-control-allow-headers", NAMES),
            entry("access-control-expose-headers", NAMES),
            entry("accept-patch", NAMES),
            entry("accept-post", NAMES),
            entry("allow", METHODS),
            entry("access-control-allow-methods", METHODS),
            entry("link", LINKS),
            entry("date", DATE),
            entry("last-modified", DATE),
            entry("expires", DATE),
            entry("sunset", DATE),
            entry("retry-after", DATE));

    /** That of the field of that name, in any case. */
    public static FieldStructure of(String name) {
        return BY_FIELD.getOrDefault(name.toLowerCase(Locale.ROOT), NONE);
    }

    /** Whether a rule may be about a part of it. */
    public boolean hasParts() {
        return this != NONE && this != DATE;
    }
}

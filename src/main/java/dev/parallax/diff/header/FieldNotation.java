package dev.parallax.diff.header;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Header fields whose order, spelling or number of lines says nothing, rendered as the JSON that says what they do say:
 * {@code Cache-Control: no-store, max-age=60} as {@code {"max-age":60,"no-store":true}}.
 */
public enum FieldNotation {
    /** One cookie a line (RFC 6265 §4.1): an object of cookies by name, each an object of its attributes. */
    COOKIES {
        @Override
        @Nullable
        String render(List<String> lines) {
            return Cookies.json(lines);
        }
    },
    /** Directives with or without a value (RFC 9111 §5.2): an object. */
    DIRECTIVES {
        @Override
        @Nullable
        String render(List<String> lines) {
            return ListFields.directives(lines);
        }
    },
    /** Names in any order and case: an object of trues. */
    NAMES {
        @Override
        @Nullable
        String render(List<String> lines) {
            return ListFields.names(lines, true);
        }
    },
    /** Methods in any order; their case matters (RFC 9110 §9.1). */
    METHODS {
        @Override
        @Nullable
        String render(List<String> lines) {
            return ListFields.names(lines, false);
        }
    },
    /** Links (RFC 8288): an object of lists by relation. */
    LINKS {
        @Override
        @Nullable
        String render(List<String> lines) {
            return Links.json(lines);
        }
    },
    /** A date in any of the three forms HTTP knows (RFC 9110 §5.6.7): a string in ISO 8601. */
    DATE {
        @Override
        @Nullable
        String render(List<String> lines) {
            return lines.size() == 1 ? HttpDates.json(lines.get(0)) : null;
        }
    };

    private static final Set<String> DIRECTIVE_FIELDS = Set.of(
            "cache-control",
            "cdn-cache-control",
            "surrogate-control",
            "pragma",
            "keep-alive",
            "strict-transport-security");
    private static final Set<String> NAME_FIELDS = Set.of(
            "vary",
            "accept-ranges",
            "access-control-allow-headers",
            "access-control-expose-headers",
            "accept-patch",
            "accept-post",
            "timing-allow-origin",
            "allow-patch");
    private static final Set<String> METHOD_FIELDS = Set.of("allow", "access-control-allow-methods");
    private static final Set<String> DATE_FIELDS =
            Set.of("date", "last-modified", "expires", "sunset", "if-modified-since", "retry-after");

    /** How the field of that lower-case name is taken apart; empty if it is compared line by line. */
    public static Optional<FieldNotation> of(String name) {
        if (name.equals("set-cookie")) {
            return Optional.of(COOKIES);
        }
        if (name.equals("link")) {
            return Optional.of(LINKS);
        }
        if (DIRECTIVE_FIELDS.contains(name)) {
            return Optional.of(DIRECTIVES);
        }
        if (NAME_FIELDS.contains(name)) {
            return Optional.of(NAMES);
        }
        if (METHOD_FIELDS.contains(name)) {
            return Optional.of(METHODS);
        }
        return DATE_FIELDS.contains(name) ? Optional.of(DATE) : Optional.empty();
    }

    /** The field as JSON; empty if its lines are not in this notation, or there are none. */
    public Optional<String> json(List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.ofNullable(render(lines));
    }

    abstract @Nullable String render(List<String> lines);
}

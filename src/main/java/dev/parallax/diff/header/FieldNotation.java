package dev.parallax.diff.header;

import dev.parallax.rules.FieldStructure;
import java.util.List;
import java.util.Optional;

/**
 * Header fields whose order, spelling or number of lines says nothing, rendered as the JSON that says what they do say:
 * {@code Cache-Control: no-store, max-age=60} as {@code {"max-age":60,"no-store":true}}.
 */
public final class FieldNotation {

    private FieldNotation() {}

    /** The field as JSON; empty if it has no structure, its lines are not of it, or there are none. */
    public static Optional<String> json(FieldStructure structure, List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return switch (structure) {
            case COOKIES -> Optional.of(Cookies.json(lines));
            case DIRECTIVES -> Optional.of(ListFields.directives(lines));
            case NAMES -> Optional.of(ListFields.names(lines, true));
            case METHODS -> Optional.of(ListFields.names(lines, false));
            case LINKS -> Optional.ofNullable(Links.json(lines));
            case DATE -> lines.size() == 1 ? Optional.ofNullable(HttpDates.json(lines.get(0))) : Optional.empty();
            case NONE -> Optional.empty();
        };
    }
}

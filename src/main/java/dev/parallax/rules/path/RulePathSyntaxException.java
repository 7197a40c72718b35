package dev.parallax.rules.path;

import dev.parallax.rules.problem.Suggestion;
import org.jspecify.annotations.Nullable;

/** Says that a text is no path in the syntax of RFC 9535, as far as rules use it. */
public final class RulePathSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final transient @Nullable Suggestion suggestion;

    RulePathSyntaxException(String message, int offset, @Nullable Suggestion suggestion) {
        super(message);
        this.offset = offset;
        this.suggestion = suggestion;
    }

    /** Where in the text reading stopped, in UTF-16 units from 0. */
    public int offset() {
        return offset;
    }

    /** What may have been meant; null if there is no guess. */
    public @Nullable Suggestion suggestion() {
        return suggestion;
    }
}

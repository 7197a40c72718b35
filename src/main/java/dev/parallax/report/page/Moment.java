package dev.parallax.report.page;

import dev.parallax.report.wire.VerdictsDocument;
import java.util.Locale;

/**
 * A change of a verdict, as a page shows it.
 *
 * @param change what is remembered of it
 */
public record Moment(VerdictsDocument.Change change) {

    /** What decided, in words, such as {@code open discrepancy in listings.search}. */
    public String because() {
        VerdictsDocument.Finding reason = change.reason();
        String words = reason.code().toLowerCase(Locale.ROOT).replace('_', ' ');
        return reason.operation() == null ? words : words + " in " + reason.operation();
    }

    /** Whether it was the decision that changed, rather than what it rested on. */
    public boolean turned() {
        return change.previous() != change.decision();
    }
}

package dev.parallax.report.page;

import dev.parallax.evidence.AuditAction;
import dev.parallax.report.wire.AuditDocument;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The audit log as a page.
 *
 * @param log the entries
 * @param previous path and query of the page before; null on the first
 * @param asked the action that was asked for; empty for all
 */
public record AuditView(AuditDocument log, @Nullable String previous, String asked) {

    /** Actions to choose from. */
    public List<DiscrepanciesView.Choice> actions() {
        return Stream.of(AuditAction.values())
                .map(action ->
                        new DiscrepanciesView.Choice(action, action.name().equalsIgnoreCase(asked)))
                .toList();
    }
}

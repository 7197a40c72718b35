package dev.parallax.report.page;

import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.PageLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Discrepancies, worst first, as a page shows them.
 *
 * @param discrepancies those of this page
 * @param page which part of the list they are
 * @param previous path and query of the page before; null on the first
 * @param filter what was asked for, by parameter name; empty if everything
 */
public record DiscrepanciesView(
        List<DiscrepancyLine> discrepancies,
        PageLine page,
        @Nullable String previous,
        Map<String, String> filter) {

    /** Copies. */
    public DiscrepanciesView {
        discrepancies = List.copyOf(discrepancies);
        filter = Map.copyOf(filter);
    }

    /** Whether a filter is in force. */
    public boolean filtered() {
        return !filter.isEmpty();
    }

    /** What was asked for under that name; empty if nothing. */
    public String asked(String name) {
        return filter.getOrDefault(name, "");
    }
}

package dev.parallax.report.page;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.exchange.Severity;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.PageLine;
import java.util.Arrays;
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

    /** Severities to choose from. */
    public List<Choice> severities() {
        return choices(Severity.values(), asked("severity"));
    }

    /** States to choose from. */
    public List<Choice> states() {
        return choices(DiscrepancyState.values(), asked("state"));
    }

    private static List<Choice> choices(Enum<?>[] values, String asked) {
        return Arrays.stream(values)
                .map(value -> new Choice(value, value.name().equalsIgnoreCase(asked)))
                .toList();
    }

    /**
     * One of several values a filter can have.
     *
     * @param value the value
     * @param chosen whether it was asked for
     */
    public record Choice(Enum<?> value, boolean chosen) {

        /** As in the API. */
        public String name() {
            return value.name();
        }

        /** As shown. */
        public String words() {
            return Shown.lower(value);
        }
    }
}

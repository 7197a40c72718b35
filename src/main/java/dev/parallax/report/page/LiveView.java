package dev.parallax.report.page;

import dev.parallax.exchange.Outcome;
import java.util.List;
import java.util.stream.Stream;

/**
 * The live page.
 *
 * @param tenant only this one's comparisons; empty for all
 * @param operation only this one's; empty for all
 * @param outcome only these; empty for all
 */
public record LiveView(String tenant, String operation, String outcome) {

    /** Outcomes to choose from. */
    public List<DiscrepanciesView.Choice> outcomes() {
        return Stream.of(Outcome.Kind.values())
                .map(kind -> new DiscrepanciesView.Choice(kind, kind.name().equalsIgnoreCase(outcome)))
                .toList();
    }
}

package dev.parallax.report;

import dev.parallax.evidence.RuleUseReader;
import dev.parallax.exchange.RuleId;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.page.Pages;
import dev.parallax.report.page.RuleSpark;
import dev.parallax.report.page.RulesView;
import dev.parallax.report.page.Sparkline;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The rules in force as a page. */
@Path("/rules")
@Produces(MediaType.TEXT_HTML)
@Blocking
class RulesPage {

    private final RulesResource rules;
    private final SuggestionsResource suggestions;
    private final RuleUseReader uses;
    private final CurrentCaller caller;
    private final Clock clock;

    RulesPage(
            RulesResource rules,
            SuggestionsResource suggestions,
            RuleUseReader uses,
            CurrentCaller caller,
            Clock clock) {
        this.rules = rules;
        this.suggestions = suggestions;
        this.uses = uses;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return Pages.rules(new RulesView(
                rules.rules(),
                suggestions.suggestions().suggestions(),
                sparks(),
                LocalDate.now(clock),
                caller.get().tenants().isEmpty()));
    }

    private Map<RuleId, RuleSpark> sparks() {
        Instant start = Sparkline.start(clock.instant());
        return uses.hours(caller.get().tenants(), start).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, rule -> RuleSpark.of(rule.getValue(), start)));
    }
}

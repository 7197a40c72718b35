package dev.parallax.report;

import dev.parallax.diff.suggest.SuggestedRule;
import dev.parallax.report.wire.SuggestionLine;
import dev.parallax.report.wire.SuggestionsDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proposes rules from the samples that are kept, and from where legacy differs from itself. Nothing is ever put in force by it. */
@Path("/api/v1/rules/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules", description = "Declared equivalences and exemptions")
class SuggestionsResource {

    /** How long a proposed rule would hold: long enough to fix the cause, too short to be forgotten. */
    private static final int DAYS = 90;

    private final Suggestions suggestions;
    private final Clock clock;

    SuggestionsResource(Suggestions suggestions, Clock clock) {
        this.suggestions = suggestions;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "suggestRules",
            summary = "The narrowest rule for each place where one explains all that was seen and hides nothing else")
    @APIResponse(
            responseCode = "200",
            description = "Proposals, for a person to judge",
            content = @Content(schema = @Schema(implementation = SuggestionsDocument.class)))
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public SuggestionsDocument suggestions() {
        LocalDate until = LocalDate.now(clock).plusDays(DAYS);
        return new SuggestionsDocument(
                SuggestionsDocument.KIND,
                suggestions.all().stream().map(rule -> line(rule, until)).toList());
    }

    private static SuggestionLine line(SuggestedRule rule, LocalDate until) {
        return new SuggestionLine(
                rule.operation().value(),
                rule.at().text(),
                rule.written().yaml(),
                rule.tally().mismatches(),
                rule.tally().ofOperation(),
                rule.tally().ownTimes(),
                rule.tally().askedTwice(),
                rule.nearMisses(),
                rule.evidence(),
                rule.yaml(until));
    }
}

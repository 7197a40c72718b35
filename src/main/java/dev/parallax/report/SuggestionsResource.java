package dev.parallax.report;

import dev.parallax.diff.suggest.RuleSuggester;
import dev.parallax.diff.suggest.SeenDifference;
import dev.parallax.diff.suggest.SuggestedRule;
import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.report.wire.SuggestionLine;
import dev.parallax.report.wire.SuggestionsDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proposes rules from the samples that are kept. Nothing is ever put in force by it. */
@Path("/api/v1/rules/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules", description = "Declared equivalences and exemptions")
class SuggestionsResource {

    /** How long a proposed rule would hold: long enough to fix the cause, too short to be forgotten. */
    private static final int DAYS = 90;

    /** Discrepancies looked at, worst first. */
    private static final String MOST = "500";

    private final VisibleDiscrepancies discrepancies;
    private final Clock clock;
    private final RuleSuggester suggester = new RuleSuggester();

    SuggestionsResource(VisibleDiscrepancies discrepancies, Clock clock) {
        this.discrepancies = discrepancies;
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
        List<SeenDifference> seen =
                discrepancies.list(DiscrepancyFilter.ANY, PageRequest.of(null, MOST)).groups().stream()
                        .filter(group -> !isDenied(group))
                        .flatMap(group -> discrepancies.one(group.id()).stream())
                        .flatMap(SuggestionsResource::seen)
                        .toList();
        return new SuggestionsDocument(
                SuggestionsDocument.KIND,
                suggester.suggest(seen).stream().map(rule -> line(rule, until)).toList());
    }

    /** Something added blocks only where a rule denies it: a rule that allows it there would contradict that one. */
    private static boolean isDenied(DiscrepancyGroup group) {
        return group.kind() == DifferenceKind.ADDED && group.severity().blocks();
    }

    /** What the samples of a discrepancy show of it. */
    static Stream<SeenDifference> seen(DiscrepancyDetail detail) {
        DiscrepancyGroup group = detail.group();
        return detail.samples().stream()
                .flatMap(sample -> sample.differences().stream())
                .filter(difference -> isOf(group, difference))
                .map(difference -> new SeenDifference(
                        group.operation(),
                        difference.pattern(),
                        difference.kind(),
                        difference.legacy(),
                        difference.candidate(),
                        SeenDifference.Against.CANDIDATE));
    }

    /** A sample shows all differences of its pair; each is counted with its own discrepancy only. */
    private static boolean isOf(DiscrepancyGroup group, Difference difference) {
        return difference.kind() == group.kind()
                && difference.pattern().equals(group.pattern())
                && difference.shape().equals(group.shape());
    }

    private static SuggestionLine line(SuggestedRule rule, LocalDate until) {
        return new SuggestionLine(
                rule.operation().value(),
                rule.at().text(),
                rule.written().yaml(),
                rule.explains(),
                rule.nearMisses(),
                rule.evidence(),
                rule.yaml(until));
    }
}

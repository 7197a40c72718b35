package dev.parallax.report;

import dev.parallax.compare.PairJudge;
import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.TriageDecision;
import dev.parallax.report.wire.DiscrepanciesDocument;
import dev.parallax.report.wire.DiscrepancyDocument;
import dev.parallax.report.wire.TriageLine;
import dev.parallax.rules.book.RuleBooks;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Discrepancies: one bug, one row; one of them with its samples; and what people decide about it. */
@Path("/api/v1/discrepancies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discrepancies", description = "What differs, grouped so that one bug is one row")
class DiscrepancyResource {

    private final VisibleDiscrepancies discrepancies;
    private final AuditedTriage triage;
    private final PairJudge judge;
    private final RuleBooks ruleBooks;
    private final Clock clock;

    DiscrepancyResource(
            VisibleDiscrepancies discrepancies,
            AuditedTriage triage,
            PairJudge judge,
            RuleBooks ruleBooks,
            Clock clock) {
        this.judge = judge;
        this.discrepancies = discrepancies;
        this.triage = triage;
        this.ruleBooks = ruleBooks;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listDiscrepancies", summary = "Discrepancies, worst first")
    @APIResponse(
            responseCode = "200",
            description = "One page of discrepancies",
            content = @Content(schema = @Schema(implementation = DiscrepanciesDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public DiscrepanciesDocument list(
            @BeanParam DiscrepancyQuery query,
            @Parameter(
                            description = "Which page, from 0",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0"))
                    @QueryParam("page")
                    @Nullable
                    String page,
            @Parameter(
                            description = "Entries a page, at most 500",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "50"))
                    @QueryParam("size")
                    @Nullable
                    String size,
            @Context UriInfo uri) {
        PageRequest part = PageRequest.of(page, size);
        DiscrepancyFilter filter = query.filter();
        LocalDate today = LocalDate.now(clock);
        VisibleDiscrepancies.Selection selection = discrepancies.list(filter, part);
        return new DiscrepanciesDocument(
                DiscrepanciesDocument.KIND,
                part.line(selection.total(), uri),
                selection.groups().stream()
                        .map(group -> DiscrepancyMapping.line(group, today))
                        .toList());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDiscrepancy", summary = "One discrepancy with its samples, differences and patches")
    @APIResponse(
            responseCode = "200",
            description = "What is kept of it",
            content = @Content(schema = @Schema(implementation = DiscrepancyDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public DiscrepancyDocument one(@PathParam("id") String id) {
        DiscrepancyDetail detail = discrepancies.one(id(id)).orElseThrow(DiscrepancyResource::unknown);
        LocalDate today = LocalDate.now(clock);
        return DiscrepancyMapping.document(detail, new SampleMapping(judge, ruleBooks.current(), today), today);
    }

    @POST
    @Path("{id}/triage")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "triageDiscrepancy",
            summary = "Decide about a discrepancy: a bug, accepted until a day, noise")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TriageLine.class)))
    @APIResponse(
            responseCode = "200",
            description = "The discrepancy as it stands now",
            content = @Content(schema = @Schema(implementation = DiscrepancyDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public DiscrepancyDocument triage(@PathParam("id") String id, byte[] body) {
        return decide(id, () -> TriageReader.read(body, LocalDate.now(clock)));
    }

    /** The same for what a form said. */
    DiscrepancyDocument triage(String id, TriageFields fields) {
        return decide(id, () -> TriageReader.decision(fields.given(), LocalDate.now(clock)));
    }

    private DiscrepancyDocument decide(String id, Supplier<TriageDecision> decision) {
        if (!discrepancies.mayDecide()) {
            throw Problem.forbidden("A decision concerns every tenant, and your token is limited to some.");
        }
        if (!triage.decide(id(id), decision.get())) {
            throw unknown();
        }
        return one(id);
    }

    static DiscrepancyId id(String text) {
        boolean possible = text.length() == 16 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        if (!possible) {
            throw unknown();
        }
        return new DiscrepancyId(text);
    }

    private static Problem unknown() {
        return Problem.notFound("No discrepancy of that id is kept.");
    }
}

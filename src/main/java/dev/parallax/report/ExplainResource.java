package dev.parallax.report;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.NextStep;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.wire.ExplanationDocument;
import dev.parallax.report.wire.ReasonLine;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which fact decides, and what the next cheapest step is. */
@Path("/api/v1/tenants/{tenant}/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
class ExplainResource {

    private static final Set<ReasonCode> SOMEBODY_ANSWERS = Set.of(ReasonCode.WAIVED, ReasonCode.OVERRIDDEN);

    private final Verdicts verdicts;

    ExplainResource(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @GET
    @Operation(operationId = "explainTenant", summary = "Which fact decides, and what the next cheapest step is")
    @APIResponse(
            responseCode = "200",
            description = "The explanation, whatever the verdict",
            content = @Content(schema = @Schema(implementation = ExplanationDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public ExplanationDocument explain(@PathParam("tenant") String tenant) {
        Verdict verdict = verdicts.of(new Verdicts.TenantName(tenant));
        return new ExplanationDocument(
                ExplanationDocument.KIND,
                verdict.tenant().name(),
                verdict.decision(),
                verdict.sentence(),
                VerdictMapping.line(verdict.reasons().get(0)),
                NextStep.of(verdict).map(VerdictMapping::line).orElse(null),
                lines(verdict, reason -> reason.decision() != Decision.READY),
                lines(verdict, reason -> SOMEBODY_ANSWERS.contains(reason.code())));
    }

    private static List<ReasonLine> lines(Verdict verdict, Predicate<Reason> which) {
        return verdict.reasons().stream()
                .filter(which)
                .map(VerdictMapping::line)
                .toList();
    }
}

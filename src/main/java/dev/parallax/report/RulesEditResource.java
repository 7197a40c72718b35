package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.report.EditedRules.Edit;
import dev.parallax.report.wire.BacktestDocument;
import dev.parallax.report.wire.JobDocument;
import dev.parallax.report.wire.RulesCheckDocument;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Checks and tries edited rules. Nothing is put in force or written by it. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules", description = "Declared equivalences and exemptions")
class RulesEditResource {

    private final EditedRules rules;
    private final Backtests backtests;

    RulesEditResource(EditedRules rules, Backtests backtests) {
        this.rules = rules;
        this.backtests = backtests;
    }

    @POST
    @Path("validate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "validateRules", summary = "What is wrong with edited rules, by line and column")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BacktestRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was found, whatever it is",
            content = @Content(schema = @Schema(implementation = RulesCheckDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    public RulesCheckDocument validate(byte[] body) {
        BacktestRequest request = StrictJson.read(body, BacktestRequest.class);
        return rules.check(Edit.of(request.rules(), request.file()));
    }

    @POST
    @Path("backtest")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "backtestRules",
            summary = "What edited rules would hide, find and leave as it is in the samples that are kept")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BacktestRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was found in as many discrepancies as there was time for, the worst first",
            content = @Content(schema = @Schema(implementation = BacktestDocument.class)))
    @APIResponse(
            responseCode = "202",
            description = "With all: the job that tries every discrepancy",
            content = @Content(schema = @Schema(implementation = JobDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public Response backtest(byte[] body) {
        BacktestRequest request = StrictJson.read(body, BacktestRequest.class);
        Edit edit = Edit.of(request.rules(), request.file());
        if (Boolean.TRUE.equals(request.all())) {
            Backtests.Trial trial = backtests.begin(edit, rules.books(edit), meant(request.discrepancy()));
            return JobResource.accepted(Optional.of(trial.job()));
        }
        Backtests.Plan plan = backtests.plan(rules.books(edit), meant(request.discrepancy()), false);
        return Response.ok(backtests.runWithin(plan)).build();
    }

    @GET
    @Path("backtest/{id}")
    @Operation(operationId = "getBacktest", summary = "What a backtest of all samples found out, by the id of its job")
    @APIResponse(
            responseCode = "200",
            description = "What was found",
            content = @Content(schema = @Schema(implementation = BacktestDocument.class)))
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public BacktestDocument found(@PathParam("id") String job) {
        return backtests
                .trial(job)
                .map(Backtests.Trial::result)
                .orElseThrow(() -> Problem.notFound("No backtest of that id is done and remembered."));
    }

    static @Nullable DiscrepancyId meant(@Nullable String id) {
        return id == null || id.isBlank() ? null : DiscrepancyResource.id(id.strip());
    }
}

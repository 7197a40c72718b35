package dev.parallax.report;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.LoggedVerdict;
import dev.parallax.readiness.VerdictLog;
import dev.parallax.report.wire.VerdictsDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The verdict log of a tenant. */
@Path("/api/v1/tenants/{tenant}/verdicts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
class VerdictLogResource {

    private final VerdictLog log;
    private final Verdicts verdicts;

    VerdictLogResource(VerdictLog log, Verdicts verdicts) {
        this.log = log;
        this.verdicts = verdicts;
    }

    @GET
    @Operation(operationId = "listVerdicts", summary = "How a tenant's verdict changed, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Changes with the evidence each stood on",
            content = @Content(schema = @Schema(implementation = VerdictsDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public VerdictsDocument verdicts(
            @PathParam("tenant") String tenant,
            @Parameter(
                            description = "How many at most, up to 500",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "50"))
                    @QueryParam("size")
                    @Nullable
                    String size) {
        int most = PageRequest.of(null, size).size();
        Tenant known = verdicts.known(new Verdicts.TenantName(tenant));
        return new VerdictsDocument(
                VerdictsDocument.KIND,
                known.name(),
                log.of(known, most).stream().map(VerdictLogResource::change).toList());
    }

    private static VerdictsDocument.Change change(LoggedVerdict logged) {
        LoggedVerdict.Figures figures = logged.figures();
        return new VerdictsDocument.Change(
                logged.at(),
                logged.decision(),
                logged.previous(),
                finding(logged.deciding()),
                logged.sentence(),
                VerdictMapping.epoch(logged.epoch()),
                figures.captured(),
                figures.match(),
                figures.mismatch(),
                figures.newest(),
                logged.findings().stream().map(VerdictLogResource::finding).toList());
    }

    private static VerdictsDocument.Finding finding(LoggedVerdict.Finding finding) {
        return new VerdictsDocument.Finding(
                finding.code().name(),
                finding.decision(),
                finding.operation() == null ? null : finding.operation().value(),
                finding.figure(),
                finding.limit());
    }
}

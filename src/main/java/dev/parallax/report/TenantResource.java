package dev.parallax.report;

import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.Verdicts.TenantName;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.ReadinessDocument;
import dev.parallax.report.wire.TenantsDocument;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tenants: their verdicts, their parity reports, and the gate that stands before a flip. */
@Path("/api/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants", description = "Verdicts, parity reports and the gate")
class TenantResource {

    private final Verdicts verdicts;
    private final EvidenceReader evidence;
    private final Clock clock;

    TenantResource(Verdicts verdicts, EvidenceReader evidence, Clock clock) {
        this.verdicts = verdicts;
        this.evidence = evidence;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listTenants", summary = "Tenants with their verdicts, sorted by name")
    @APIResponse(
            responseCode = "200",
            description = "One page of tenants",
            content = @Content(schema = @Schema(implementation = TenantsDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public TenantsDocument tenants(
            @Parameter(description = "Part of the name, in any case") @QueryParam("search") Optional<String> search,
            @Parameter(
                            description = "Only tenants with this verdict",
                            schema = @Schema(implementation = Decision.class))
                    @QueryParam("decision")
                    Optional<String> decision,
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
        List<Verdict> selected = TenantsQuery.of(search, decision).select(verdicts.all());
        return new TenantsDocument(
                TenantsDocument.KIND,
                part.line(selected.size(), uri),
                part.cut(selected).stream().map(VerdictMapping::line).toList());
    }

    @GET
    @Path("{tenant}/parity")
    @Produces({MediaType.APPLICATION_JSON, "text/markdown", "text/csv", MediaType.TEXT_HTML, MediaType.APPLICATION_XML})
    @Operation(operationId = "getParity", summary = "The parity report of a tenant")
    @APIResponse(
            responseCode = "200",
            description = "Operations with tallies, latency and coverage, and the discrepancies that are not fixed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ParityDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public Response parity(
            @PathParam("tenant") String tenant,
            @Parameter(
                            description = "In which form",
                            schema = @Schema(enumeration = {"json", "md", "csv", "html", "junit"}))
                    @QueryParam("format")
                    @DefaultValue("json")
                    String format) {
        ParityFormat form = ParityFormat.of(format);
        ParityDocument parity = report(tenant);
        Response.ResponseBuilder response = Response.ok(form.body(parity)).type(form.mediaType());
        return form == ParityFormat.JSON
                ? response.build()
                : response.header("Content-Disposition", form.disposition(parity))
                        .build();
    }

    ParityDocument report(String tenant) {
        TenantName name = new TenantName(tenant);
        Verdict verdict = verdicts.of(name);
        TenantEvidence known = evidence.of(verdict.tenant()).orElseThrow(TenantName::unknown);
        return ParityMapping.document(known, verdict, LocalDate.now(clock));
    }

    @GET
    @Path("{tenant}/readiness")
    @Operation(
            operationId = "getReadiness",
            summary = "The verdict on a tenant, with reasons, figures and the sentence")
    @APIResponse(
            responseCode = "200",
            description = "The verdict, whatever it is",
            content = @Content(schema = @Schema(implementation = ReadinessDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public ReadinessDocument readiness(@PathParam("tenant") String tenant) {
        return VerdictMapping.document(verdicts.of(new TenantName(tenant)));
    }

    @GET
    @Path("{tenant}/gate")
    @Operation(
            operationId = "askGate",
            summary =
                    "The verdict as a status code, for curl -f, Argo Rollouts' web provider and Flagger's confirm hooks")
    @APIResponse(
            responseCode = "200",
            description = "READY, or an override in force that is honoured: the decision tells which",
            content = @Content(schema = @Schema(implementation = ReadinessDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(
            responseCode = "409",
            description = "NOT_READY or INSUFFICIENT_EVIDENCE",
            content = @Content(schema = @Schema(implementation = ReadinessDocument.class)))
    @APIResponse(
            responseCode = "503",
            description = "UNKNOWN: Parallax cannot vouch for itself",
            content = @Content(schema = @Schema(implementation = ReadinessDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public Response gate(
            @PathParam("tenant") String tenant,
            @Parameter(
                            description =
                                    "Whether an override in force lets the tenant pass, which it does not by itself",
                            schema = @Schema(enumeration = {"honour"}))
                    @QueryParam("override")
                    @Nullable
                    String override) {
        boolean honours = GateStatus.honours(override);
        Verdict verdict = verdicts.of(new TenantName(tenant));
        return Response.status(GateStatus.of(verdict, honours))
                .entity(VerdictMapping.document(verdict))
                .build();
    }

    @POST
    @Path("{tenant}/gate")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "askGateByPost",
            summary = "The same for hooks that only POST, such as Flagger's; what they send is not read")
    @APIResponse(
            responseCode = "200",
            description = "READY, or an override in force that is honoured: the decision tells which",
            content = @Content(schema = @Schema(implementation = ReadinessDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(
            responseCode = "409",
            description = "NOT_READY or INSUFFICIENT_EVIDENCE",
            content = @Content(schema = @Schema(implementation = ReadinessDocument.class)))
    @APIResponse(
            responseCode = "503",
            description = "UNKNOWN: Parallax cannot vouch for itself",
            content = @Content(schema = @Schema(implementation = ReadinessDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public Response confirm(
            @PathParam("tenant") String tenant,
            @Parameter(schema = @Schema(enumeration = {"honour"})) @QueryParam("override") @Nullable String override) {
        return gate(tenant, override);
    }
}

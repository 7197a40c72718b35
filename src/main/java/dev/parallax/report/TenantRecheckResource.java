package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.evidence.recheck.RecheckSubject;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.wire.JobDocument;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks both sides again for a tenant's recent reads: after a deploy its evidence is back in minutes rather than weeks. */
@Path("/api/v1/tenants/{tenant}/recheck")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants", description = "Verdicts, parity reports and the gate")
class TenantRecheckResource {

    /** So many operations are named. */
    private static final int MOST_NAMED = 40;

    private final RecheckJobs rechecks;
    private final EvidenceReader evidence;
    private final Audit audit;
    private final CurrentCaller caller;

    TenantRecheckResource(RecheckJobs rechecks, EvidenceReader evidence, Audit audit, CurrentCaller caller) {
        this.rechecks = rechecks;
        this.evidence = evidence;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "recheckTenant", summary = "Ask both sides again for a tenant's recent reads, as a job")
    @APIResponse(
            responseCode = "202",
            description = "The job, which Location names",
            content = @Content(schema = @Schema(implementation = JobDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public Response recheck(
            @PathParam("tenant") String name,
            @Parameter(description = "Only reads of this operation") @QueryParam("operation")
                    Optional<String> operation) {
        Tenant tenant = new Verdicts.TenantName(name).tenant();
        TenantEvidence known = Optional.of(tenant)
                .filter(caller.get()::sees)
                .flatMap(evidence::of)
                .orElseThrow(Verdicts.TenantName::unknown);
        Optional<OperationId> only =
                operation.map(String::strip).filter(text -> !text.isEmpty()).map(id -> operation(id, known));
        audit.record(AuditAction.RECHECK, new AuditEntry.Subject(tenant.name()), new AuditEntry.Detail("asked for"));
        return JobResource.accepted(rechecks.submit(new RecheckSubject.OfTenant(tenant, only)));
    }

    /** One of those the tenant used: of any other there is no read to ask again, and nobody would learn of the slip. */
    private static OperationId operation(String id, TenantEvidence known) {
        return known.operations().stream()
                .map(OperationEvidence::operation)
                .filter(used -> used.value().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.malformed(
                        new Problem.Field("operation"), "operation is none that the tenant used" + used(known) + "."));
    }

    private static String used(TenantEvidence known) {
        return known.operations().isEmpty()
                ? ""
                : known.operations().stream()
                        .map(operation -> operation.operation().value())
                        .limit(MOST_NAMED)
                        .collect(Collectors.joining(
                                ", ", "; it used ", known.operations().size() > MOST_NAMED ? " …" : ""));
    }
}

package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.recheck.RecheckSubject;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.wire.JobDocument;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks both sides again for the reads that showed a discrepancy: is it fixed, or still different? */
@Path("/api/v1/discrepancies/{id}/recheck")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discrepancies", description = "What differs, grouped so that one bug is one row")
class DiscrepancyRecheckResource {

    private final RecheckJobs rechecks;
    private final VisibleDiscrepancies discrepancies;
    private final Audit audit;
    private final CurrentCaller caller;

    DiscrepancyRecheckResource(
            RecheckJobs rechecks, VisibleDiscrepancies discrepancies, Audit audit, CurrentCaller caller) {
        this.rechecks = rechecks;
        this.discrepancies = discrepancies;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "recheckDiscrepancy",
            summary = "Ask both sides again for the reads that showed a discrepancy, as a job")
    @APIResponse(
            responseCode = "202",
            description = "The job, which Location names; its summary says whether it is fixed or still different",
            content = @Content(schema = @Schema(implementation = JobDocument.class)))
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public Response recheck(@PathParam("id") String id) {
        DiscrepancyId known = DiscrepancyResource.id(id);
        if (discrepancies.one(known).isEmpty()) {
            throw Problem.notFound("No discrepancy of that id is kept.");
        }
        audit.record(AuditAction.RECHECK, new AuditEntry.Subject(known.hex()), new AuditEntry.Detail("asked for"));
        return JobResource.accepted(rechecks.submit(
                new RecheckSubject.OfDiscrepancy(known, caller.get().tenants())));
    }
}

package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.Erasure;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.access.CurrentCaller;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Makes Parallax forget a tenant. It stands in the audit log, and so does the history of its verdicts, without payload. */
@Path("/api/v1/tenants/{tenant}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operating", description = "The kill switch, builds, erasure")
class TenantErasureResource {

    private final Erasure erasure;
    private final Audit audit;
    private final CurrentCaller caller;

    TenantErasureResource(Erasure erasure, Audit audit, CurrentCaller caller) {
        this.erasure = erasure;
        this.audit = audit;
        this.caller = caller;
    }

    @DELETE
    @Operation(
            operationId = "eraseTenant",
            summary = "Erase all that is kept of a tenant, in this instance and the store; needs scope admin")
    @APIResponse(responseCode = "204", description = "Erased; what comes in from now on begins anew")
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public Response erase(@PathParam("tenant") String name) {
        Tenant tenant = new Verdicts.TenantName(name).tenant();
        if (!caller.get().sees(tenant) || !erasure.erase(tenant)) {
            throw Verdicts.TenantName.unknown();
        }
        audit.record(
                AuditAction.ERASURE,
                new AuditEntry.Subject(tenant.name()),
                new AuditEntry.Detail("all that was kept is erased"));
        return Response.noContent().build();
    }
}

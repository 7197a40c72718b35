package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry.Detail;
import dev.parallax.evidence.AuditEntry.Subject;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.wire.KillSwitchDocument;
import dev.parallax.shadow.KillSwitch;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators tell Parallax. All of it stands in the audit log. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operating", description = "The kill switch, builds, erasure")
class OperatorResource {

    private final KillSwitch killSwitch;
    private final Audit audit;
    private final CurrentCaller caller;

    OperatorResource(KillSwitch killSwitch, Audit audit, CurrentCaller caller) {
        this.killSwitch = killSwitch;
        this.audit = audit;
        this.caller = caller;
    }

    /** A request to stop mirroring or let it go on. */
    record KillSwitchRequest(
            @Nullable Boolean engaged, @Nullable String because) {}

    @GET
    @Path("kill-switch")
    @Operation(operationId = "getKillSwitch", summary = "Whether mirroring is stopped")
    @APIResponse(
            responseCode = "200",
            description = "How it stands",
            content = @Content(schema = @Schema(implementation = KillSwitchDocument.class)))
    public KillSwitchDocument killSwitch() {
        return new KillSwitchDocument(KillSwitchDocument.KIND, killSwitch.engaged());
    }

    @PUT
    @Path("kill-switch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setKillSwitch",
            summary = "Stop all mirroring at once, or let it go on; clients are served either way")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KillSwitchRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "How it stands now; a kill file keeps it engaged",
            content = @Content(schema = @Schema(implementation = KillSwitchDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    public KillSwitchDocument setKillSwitch(byte[] body) {
        EveryTenant.required(caller, "The kill switch");
        KillSwitchRequest wanted = StrictJson.read(body, KillSwitchRequest.class);
        if (wanted.engaged() == null) {
            throw Problem.malformed(new Problem.Field("engaged"), "engaged must be true or false.");
        }
        if (wanted.engaged()) {
            killSwitch.engage();
        } else {
            killSwitch.release();
        }
        String because = wanted.because() == null ? "" : ": " + wanted.because().strip();
        audit.recordSoon(
                AuditAction.KILL_SWITCH,
                new Subject("kill switch"),
                new Detail((wanted.engaged() ? "engaged" : "released") + because));
        return killSwitch();
    }
}

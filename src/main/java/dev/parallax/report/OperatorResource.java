package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry.Detail;
import dev.parallax.evidence.AuditEntry.Subject;
import dev.parallax.evidence.BuildDeclarations;
import dev.parallax.evidence.Erasure;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.wire.KillSwitchDocument;
import dev.parallax.shadow.KillSwitch;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators and deployment pipelines tell Parallax. All of it stands in the audit log. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operating", description = "The kill switch, builds, erasure")
class OperatorResource {

    private final KillSwitch killSwitch;
    private final BuildDeclarations builds;
    private final Erasure erasure;
    private final Audit audit;
    private final CurrentCaller caller;

    OperatorResource(
            KillSwitch killSwitch, BuildDeclarations builds, Erasure erasure, Audit audit, CurrentCaller caller) {
        this.killSwitch = killSwitch;
        this.builds = builds;
        this.erasure = erasure;
        this.audit = audit;
        this.caller = caller;
    }

    /** A request to stop mirroring or let it go on. */
    record KillSwitchRequest(
            @Nullable Boolean engaged, @Nullable String because) {}

    /** A build as a pipeline names it. */
    record BuildRequest(@Nullable String build) {}

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

    @PUT
    @Path("builds/{side}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "declareBuild",
            summary = "Say which build a side runs, where its replies do not; side is legacy or candidate")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BuildRequest.class)))
    @APIResponse(responseCode = "204", description = "Declared")
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public void declareBuild(@PathParam("side") String name, byte[] body) {
        EveryTenant.required(caller, "A build");
        Side side = DiscrepancyQuery.oneOf(new Problem.Field("side"), Side.class, name);
        String build = StrictJson.read(body, BuildRequest.class).build();
        if (build == null || !BuildId.isValid(build)) {
            throw Problem.malformed(
                    new Problem.Field("build"),
                    "build must be 1 to " + BuildId.MAX_LENGTH + " characters without control characters.");
        }
        builds.declare(side, new BuildId(build));
        audit.record(AuditAction.BUILD, new Subject(side.name()), new Detail(build));
    }

    @DELETE
    @Path("evidence/{tenant}")
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
        audit.record(AuditAction.ERASURE, new Subject(tenant.name()), new Detail("all that was kept is erased"));
        return Response.noContent().build();
    }
}

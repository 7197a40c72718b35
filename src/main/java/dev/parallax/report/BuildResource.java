package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.BuildDeclarations;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Side;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.wire.BuildRequest;
import dev.parallax.report.wire.BuildsDocument;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a deployment pipeline says what is running, for sides whose replies name no build. */
@Path("/api/v1/builds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operating", description = "The kill switch, builds, erasure")
class BuildResource {

    private final BuildDeclarations builds;
    private final Audit audit;
    private final CurrentCaller caller;

    BuildResource(BuildDeclarations builds, Audit audit, CurrentCaller caller) {
        this.builds = builds;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getBuilds", summary = "What deployment pipelines declared last")
    @APIResponse(
            responseCode = "200",
            description = "The declared builds",
            content = @Content(schema = @Schema(implementation = BuildsDocument.class)))
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public BuildsDocument builds() {
        EveryTenant.required(caller, "A build");
        Map<Side, BuildId> declared = builds.declared();
        return new BuildsDocument(BuildsDocument.KIND, name(declared, Side.LEGACY), name(declared, Side.CANDIDATE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "declareBuild", summary = "Say what a side runs from now on; evidence starts anew with it")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BuildRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What is declared now",
            content = @Content(schema = @Schema(implementation = BuildsDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public BuildsDocument declare(byte[] body) {
        EveryTenant.required(caller, "A build");
        BuildRequest given = StrictJson.read(body, BuildRequest.class);
        Side side = DiscrepancyQuery.oneOf(new Problem.Field("side"), Side.class, text(given.side()));
        if (!BuildId.isValid(text(given.build()))) {
            throw Problem.malformed(
                    new Problem.Field("build"),
                    "build must be 1 to " + BuildId.MAX_LENGTH + " characters without control characters.");
        }
        BuildId build = new BuildId(text(given.build()));
        builds.declare(side, build);
        audit.record(AuditAction.BUILD, new AuditEntry.Subject(side.name()), new AuditEntry.Detail(build.value()));
        return builds();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String name(Map<Side, BuildId> declared, Side side) {
        BuildId build = declared.get(side);
        return build == null ? null : build.value();
    }
}

package dev.parallax.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.io.IOException;
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
@Tag(name = "Builds", description = "What is running on either side")
class BuildResource {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BuildDeclarations builds;
    private final CurrentCaller caller;

    BuildResource(BuildDeclarations builds, CurrentCaller caller) {
        this.builds = builds;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getBuilds", summary = "What deployment pipelines declared last")
    @APIResponse(
            responseCode = "200",
            description = "The declared builds",
            content = @Content(schema = @Schema(implementation = BuildsDocument.class)))
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public BuildsDocument builds() {
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
        if (caller.get().tenants().isPresent()) {
            throw Problem.forbidden("A build concerns every tenant, and your token is limited to some.");
        }
        BuildRequest given = read(body);
        Side side = DiscrepancyQuery.oneOf(new Problem.Field("side"), Side.class, text(given.side()));
        if (!BuildId.isValid(text(given.build()))) {
            throw Problem.malformed(
                    new Problem.Field("build"),
                    "build must be 1 to " + BuildId.MAX_LENGTH + " characters without control characters.");
        }
        builds.declare(side, new BuildId(text(given.build())));
        return builds();
    }

    private static BuildRequest read(byte[] body) {
        try {
            BuildRequest given = STRICT.readValue(body, BuildRequest.class);
            if (given != null) {
                return given;
            }
        } catch (IOException malformed) {
            // said below: nothing of the body is repeated
        }
        throw Problem.malformed("The body must be one JSON object with side and build.");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String name(Map<Side, BuildId> declared, Side side) {
        BuildId build = declared.get(side);
        return build == null ? null : build.value();
    }
}

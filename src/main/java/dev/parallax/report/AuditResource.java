package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditLog;
import dev.parallax.evidence.DiscrepancyReader.Page;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.wire.AuditDocument;
import dev.parallax.report.wire.AuditLine;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what. For administrators of all tenants: entries name tenants and people. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what")
class AuditResource {

    private final AuditLog log;
    private final CurrentCaller caller;

    AuditResource(AuditLog log, CurrentCaller caller) {
        this.log = log;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listAudit", summary = "The audit log, newest first; needs scope admin")
    @APIResponse(
            responseCode = "200",
            description = "One page of the log",
            content = @Content(schema = @Schema(implementation = AuditDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public AuditDocument list(
            @Parameter(description = "Only these", schema = @Schema(implementation = AuditAction.class))
                    @QueryParam("action")
                    Optional<String> action,
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
        EveryTenant.required(caller, "The audit log");
        PageRequest part = PageRequest.of(page, size);
        Optional<AuditAction> only = action.filter(word -> !word.isBlank())
                .map(word -> DiscrepancyQuery.oneOf(new Problem.Field("action"), AuditAction.class, word.strip()));
        return new AuditDocument(
                AuditDocument.KIND,
                part.line(log.count(only), uri),
                log.newest(only, new Page(part.offset(), part.size())).stream()
                        .map(AuditResource::line)
                        .toList());
    }

    private static AuditLine line(AuditLog.Recorded recorded) {
        return new AuditLine(
                recorded.at(),
                recorded.entry().by().name(),
                recorded.entry().action(),
                recorded.entry().subject().text(),
                recorded.entry().detail().text());
    }
}

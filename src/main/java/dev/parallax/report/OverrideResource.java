package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.TriageDecision.Actor;
import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Overrides;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.wire.OverrideRequest;
import dev.parallax.report.wire.OverridesDocument;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Break glass: a named person lets one tenant move against its verdict, for a day at most. The verdict stays what it is and
 * shows the override from then on.
 */
@Path("/api/v1/tenants/{tenant}/override")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants", description = "Verdicts, parity reports and the gate")
class OverrideResource {

    /** So many are told. */
    private static final int MOST = 100;

    private final Verdicts verdicts;
    private final Overrides overrides;
    private final Audit audit;
    private final Clock clock;

    OverrideResource(Verdicts verdicts, Overrides overrides, Audit audit, Clock clock) {
        this.verdicts = verdicts;
        this.overrides = overrides;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "getOverrides", summary = "Who let a tenant move against its verdict, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The overrides, those that no longer count too",
            content = @Content(schema = @Schema(implementation = OverridesDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public OverridesDocument overrides(@PathParam("tenant") String tenant) {
        return document(verdicts.of(new Verdicts.TenantName(tenant)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "override",
            summary = "Let a tenant move against its verdict, for a day at most; needs scope releaser")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OverrideRequest.class)))
    @APIResponse(
            responseCode = "200",
            description =
                    "It counts for whoever asks the gate to honour it, until its time is over or other builds answer",
            content = @Content(schema = @Schema(implementation = OverridesDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public OverridesDocument override(@PathParam("tenant") String tenant, byte[] body) {
        Verdict verdict = verdicts.of(new Verdicts.TenantName(tenant));
        BreakGlass given = OverrideReader.read(body, verdict, now());
        QuarkusTransaction.requiringNew().run(() -> {
            if (!overrides.give(given)) {
                throw Verdicts.TenantName.unknown();
            }
            record(
                    verdict,
                    given.by().name() + " lets it move although " + given.against() + ", until "
                            + given.span().until() + ": " + given.because().text());
        });
        return document(verdicts.of(new Verdicts.TenantName(tenant)));
    }

    @DELETE
    @Operation(operationId = "revokeOverride", summary = "End what lets a tenant move against its verdict")
    @APIResponse(
            responseCode = "200",
            description = "It no longer counts",
            content = @Content(schema = @Schema(implementation = OverridesDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "404", description = "No such tenant, or nothing to revoke")
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public OverridesDocument revoke(
            @PathParam("tenant") String tenant,
            @Parameter(description = "The person who revokes it", required = true) @QueryParam("by") @Nullable
                    String by) {
        Verdict verdict = verdicts.of(new Verdicts.TenantName(tenant));
        Actor person = new Actor(TriageReader.text(new Problem.Field("by"), by));
        QuarkusTransaction.requiringNew().run(() -> {
            if (!overrides.revoke(verdict.tenant(), new BreakGlass.Revocation(person, now()))) {
                throw Problem.notFound("Nothing lets this tenant move against its verdict.");
            }
            record(verdict, "revoked by " + person.name());
        });
        return document(verdicts.of(new Verdicts.TenantName(tenant)));
    }

    private void record(Verdict verdict, String detail) {
        audit.record(
                AuditAction.OVERRIDE, new AuditEntry.Subject(verdict.tenant().name()), new AuditEntry.Detail(detail));
    }

    private OverridesDocument document(Verdict verdict) {
        return new OverridesDocument(
                OverridesDocument.KIND,
                verdict.tenant().name(),
                verdict.decision(),
                overrides.of(verdict.tenant(), MOST).stream()
                        .map(each -> VerdictMapping.line(each, verdict))
                        .toList());
    }

    /** As the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

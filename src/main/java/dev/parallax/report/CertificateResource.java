package dev.parallax.report;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.certificate.Envelope;
import dev.parallax.readiness.certificate.Nonce;
import dev.parallax.report.wire.CertificateRequest;
import dev.parallax.report.wire.ReadinessDocument;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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

/** Signed statements of READY, for whoever flips a tenant later or elsewhere. */
@Path("/api/v1/tenants/{tenant}/certificate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
class CertificateResource {

    private final Verdicts verdicts;
    private final CertificateSigner signer;

    CertificateResource(Verdicts verdicts, CertificateSigner signer) {
        this.verdicts = verdicts;
        this.signer = signer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "certify",
            summary =
                    "A signed, short-lived statement that a tenant is READY: DSSE envelope, Ed25519, in-toto statement")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CertificateRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "READY, signed; good for ten minutes",
            content = @Content(schema = @Schema(implementation = Envelope.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(
            responseCode = "409",
            description = "NOT_READY or INSUFFICIENT_EVIDENCE: the verdict, unsigned",
            content = @Content(schema = @Schema(implementation = ReadinessDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    @APIResponse(
            responseCode = "503",
            description = "UNKNOWN: the verdict, unsigned",
            content = @Content(schema = @Schema(implementation = ReadinessDocument.class)))
    public Response certify(@PathParam("tenant") String tenant, byte[] body) {
        String nonce = StrictJson.read(body, CertificateRequest.class).nonce();
        if (nonce == null || !Nonce.isValid(nonce)) {
            throw Problem.malformed(
                    new Problem.Field("nonce"), "nonce must be 16 to 128 letters, digits, '-' or '_', new every time.");
        }
        Verdict verdict = verdicts.of(new Verdicts.TenantName(tenant));
        return verdict.decision() == Decision.READY
                ? Response.ok(signer.certificates().of(verdict, new Nonce(nonce)))
                        .build()
                : Response.status(GateStatus.of(verdict.decision()))
                        .entity(VerdictMapping.document(verdict))
                        .build();
    }
}

package dev.parallax.report;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public key of certificates. */
@Path("/api/v1/certificate-key")
@Produces(MediaType.TEXT_PLAIN)
@Tag(name = "Tenants")
class CertificateKeyResource {

    private final CertificateSigner signer;

    CertificateKeyResource(CertificateSigner signer) {
        this.signer = signer;
    }

    @GET
    @Operation(operationId = "getCertificateKey", summary = "The public key certificates are signed with, as PEM")
    @APIResponse(responseCode = "200", description = "To be pinned once, over a way that is trusted")
    public String key() {
        return signer.certificates().publicKey();
    }
}

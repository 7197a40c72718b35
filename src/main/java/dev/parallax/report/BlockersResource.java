package dev.parallax.report;

import dev.parallax.readiness.Blockers;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.wire.BlockersDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where one fix helps most tenants. */
@Path("/api/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
class BlockersResource {

    private final Verdicts verdicts;

    BlockersResource(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @GET
    @Operation(
            operationId = "explainAll",
            summary = "Discrepancies by how many tenants each alone still keeps from moving")
    @APIResponse(
            responseCode = "200",
            description = "Over every tenant the caller sees",
            content = @Content(schema = @Schema(implementation = BlockersDocument.class)))
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public BlockersDocument blockers() {
        List<Verdict> all = verdicts.all();
        return new BlockersDocument(
                BlockersDocument.KIND,
                all.size(),
                Blockers.of(all).stream()
                        .map(blocker -> new BlockersDocument.Blocker(
                                blocker.discrepancy().hex(),
                                blocker.operation() == null
                                        ? null
                                        : blocker.operation().value(),
                                blocker.alone(),
                                blocker.tenants()))
                        .toList());
    }
}

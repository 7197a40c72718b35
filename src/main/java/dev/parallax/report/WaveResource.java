package dev.parallax.report;

import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.wave.Standing;
import dev.parallax.readiness.wave.Wave;
import dev.parallax.report.wire.WaveDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who moves next. */
@Path("/api/v1/waves")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants", description = "Verdicts, parity reports and the gate")
class WaveResource {

    private static final int DEFAULT_SIZE = 5;
    private static final int MAX_SIZE = 500;

    private final Verdicts verdicts;
    private final EvidenceReader evidence;

    WaveResource(Verdicts verdicts, EvidenceReader evidence) {
        this.verdicts = verdicts;
        this.evidence = evidence;
    }

    @GET
    @Path("next")
    @Operation(
            operationId = "nextWave",
            summary = "READY tenants that have not moved: smallest blast radius and most diverse first")
    @APIResponse(
            responseCode = "200",
            description = "The next wave; the gate is still to be asked for each of its tenants",
            content = @Content(schema = @Schema(implementation = WaveDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public WaveDocument next(
            @Parameter(
                            description = "At most so many tenants",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "5"))
                    @QueryParam("size")
                    @Nullable
                    String size) {
        int most = size(size);
        Map<Tenant, TenantEvidence> known =
                evidence.all().stream().collect(Collectors.toMap(TenantEvidence::tenant, Function.identity()));
        List<Standing> standings = verdicts.all().stream()
                .flatMap(verdict -> standing(verdict, known.get(verdict.tenant())))
                .toList();
        Wave wave = Wave.next(standings, most);
        return new WaveDocument(
                WaveDocument.KIND,
                wave.members().stream().map(WaveResource::line).toList(),
                wave.ready(),
                wave.moved());
    }

    private static Stream<Standing> standing(Verdict verdict, @Nullable TenantEvidence evidence) {
        return evidence == null ? Stream.empty() : Stream.of(Standing.of(evidence, verdict.decision()));
    }

    private static WaveDocument.Member line(Wave.Member member) {
        return new WaveDocument.Member(
                member.standing().tenant().name(),
                member.standing().reads(),
                member.standing().operations().size(),
                member.first().stream().map(OperationId::value).sorted().toList());
    }

    private static int size(@Nullable String given) {
        if (given == null) {
            return DEFAULT_SIZE;
        }
        int size = given.matches("[0-9]{1,3}") ? Integer.parseInt(given) : 0;
        if (size < 1 || size > MAX_SIZE) {
            throw Problem.malformed(new Problem.Field("size"), "size must be 1 to " + MAX_SIZE + ".");
        }
        return size;
    }
}

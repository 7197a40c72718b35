package dev.parallax.report;

import dev.parallax.capture.recorded.RecordLines;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.job.JobWork;
import dev.parallax.report.job.Jobs;
import dev.parallax.report.replay.Replay;
import dev.parallax.report.replay.ReplayId;
import dev.parallax.report.replay.ReplayPlan;
import dev.parallax.report.replay.Replays;
import dev.parallax.report.wire.ReplayDocument;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Recorded traffic, asked again: a client begins a replay, sends its entries in calls of a few hundred, and says when that
 * was all. {@code parallax replay} is such a client.
 */
@Path("/api/v1/replays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Replays", description = "Ask both sides for recorded reads")
@Blocking
class ReplayResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final double DEFAULT_RATE = 50;

    private final Replays replays;
    private final Jobs jobs;
    private final CurrentCaller caller;

    ReplayResource(Replays replays, Jobs jobs, CurrentCaller caller) {
        this.replays = replays;
        this.jobs = jobs;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "beginReplay", summary = "Begin a replay")
    @APIResponse(
            responseCode = "201",
            description = "It takes entries now",
            content = @Content(schema = @Schema(implementation = ReplayDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    public Response begin(@QueryParam("tenant") @Nullable String tenant, @QueryParam("rate") @Nullable String rate) {
        ReplayPlan plan = new ReplayPlan(tenant(tenant), rate(rate));
        Replays.Begun begun = replays.begin(plan);
        if (begun instanceof Replays.Begun.Replaying replaying) {
            Replay replay = replaying.replay();
            jobs.submit(JobWork.REPLAY, plan.tenant().orElse(null), replay::await)
                    .ifPresent(job -> replay.shownBy(job.id()));
            ReplayDocument document = replay.document();
            return Response.created(URI.create("/api/v1/replays/" + document.id()))
                    .entity(document)
                    .build();
        }
        throw begun instanceof Replays.Begun.Busy
                ? Problem.busy("Too many replays are at work; try again when one is over.")
                : Problem.unavailable("The data plane does not run, so nothing can be replayed.");
    }

    @POST
    @Path("{id}/entries")
    @Consumes(NDJSON)
    @Operation(
            operationId = "replayEntries",
            summary =
                    "Replay some entries, in order; the answer says how many are done with, the others are sent again")
    @APIResponse(
            responseCode = "200",
            description = "How the replay stands, and in taken how many of these entries are done with",
            content = @Content(schema = @Schema(implementation = ReplayDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public ReplayDocument entries(@PathParam("id") String id, byte[] lines) throws InterruptedException {
        Replay replay = find(id);
        int taken = replay.take(RecordLines.read(lines), caller.get()::sees)
                .orElseThrow(() -> Problem.busy("Another call of this replay is at work."));
        return replay.document().withTaken(taken);
    }

    @POST
    @Path("{id}/end")
    @Operation(operationId = "endReplay", summary = "No more entries come; ask until it is DONE")
    @APIResponse(
            responseCode = "200",
            description = "How it stands",
            content = @Content(schema = @Schema(implementation = ReplayDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public ReplayDocument end(@PathParam("id") String id) {
        Replay replay = find(id);
        replay.finish();
        return replay.document();
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getReplay", summary = "A replay as it stands")
    @APIResponse(
            responseCode = "200",
            description = "Its outcomes so far",
            content = @Content(schema = @Schema(implementation = ReplayDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public ReplayDocument one(@PathParam("id") String id) {
        return find(id).document();
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "cancelReplay", summary = "End a replay early; what was asked stands")
    @APIResponse(
            responseCode = "200",
            description = "How it ended",
            content = @Content(schema = @Schema(implementation = ReplayDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public ReplayDocument cancel(@PathParam("id") String id) {
        Replay replay = find(id);
        replay.cancel();
        return replay.document();
    }

    /** A replay of all tenants is only for callers who see all of them: its summary adds everybody's up. */
    private Replay find(String id) {
        return replays.find(new ReplayId(id))
                .filter(replay -> replay.tenant()
                        .map(caller.get()::sees)
                        .orElse(caller.get().tenants().isEmpty()))
                .orElseThrow(() -> Problem.notFound("No replay of that id is remembered."));
    }

    private Optional<Tenant> tenant(@Nullable String name) {
        if (name == null) {
            if (caller.get().tenants().isPresent()) {
                throw Problem.forbidden("This token is limited to tenants: name one of them.");
            }
            return Optional.empty();
        }
        if (!Tenant.isValid(name) || !caller.get().sees(new Tenant(name))) {
            throw Problem.forbidden("This token does not allow that tenant.");
        }
        return Optional.of(new Tenant(name));
    }

    private static double rate(@Nullable String text) {
        try {
            double rate = text == null ? DEFAULT_RATE : Double.parseDouble(text);
            if (rate > 0 && rate <= ReplayPlan.FASTEST) {
                return rate;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw Problem.malformed(
                new Problem.Field("rate"),
                "rate must be reads a second, over 0 and at most " + ReplayPlan.FASTEST + ".");
    }
}

package dev.parallax.report;

import dev.parallax.exchange.Outcome;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.live.LiveBatch;
import dev.parallax.report.live.LiveEvent;
import dev.parallax.report.live.LiveFeed;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Comparisons as they happen. */
@Path("/api/v1/live")
@Tag(name = "Live", description = "Comparisons as they happen")
class LiveResource {

    private final LiveFeed feed;
    private final CurrentCaller caller;

    LiveResource(LiveFeed feed, CurrentCaller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "watch",
            summary = "Comparisons as they happen, as server-sent events, a batch about four times a second;"
                    + " those that come faster than they can be shown are dropped and counted")
    @APIResponse(
            responseCode = "200",
            description = "Batches of comparisons, without anything of their requests and replies",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = LiveBatch.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    public Multi<LiveBatch> watch(
            @Parameter(description = "Only this tenant's") @QueryParam("tenant") Optional<String> tenant,
            @Parameter(description = "Only this operation's") @QueryParam("operation") Optional<String> operation,
            @Parameter(description = "Only these", schema = @Schema(implementation = Outcome.Kind.class))
                    @QueryParam("outcome")
                    Optional<String> outcome) {
        Optional<Outcome.Kind> kind = given(outcome)
                .map(word -> DiscrepancyQuery.oneOf(new Problem.Field("outcome"), Outcome.Kind.class, word));
        Predicate<LiveEvent> wanted = event -> matches(given(tenant), event.tenant())
                && matches(given(operation), event.operation())
                && (kind.isEmpty() || kind.get() == event.outcome());
        return feed.watch(caller.get(), wanted)
                .orElseThrow(() -> Problem.busy("Too many watch already; close another live page."));
    }

    private static boolean matches(Optional<String> asked, String value) {
        return asked.isEmpty() || asked.get().equals(value);
    }

    private static Optional<String> given(Optional<String> parameter) {
        return parameter.map(String::strip).filter(text -> !text.isEmpty());
    }
}

package dev.parallax.report;

import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.job.Job;
import dev.parallax.report.job.JobId;
import dev.parallax.report.job.Jobs;
import dev.parallax.report.wire.JobDocument;
import dev.parallax.report.wire.JobsDocument;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Long work that was asked for: looked at and cancelled. A job of a tenant the caller does not see does not exist (B3). */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Long work with progress")
class JobResource {

    private final Jobs jobs;
    private final CurrentCaller caller;

    JobResource(Jobs jobs, CurrentCaller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listJobs", summary = "The jobs that are remembered, newest first")
    @APIResponse(
            responseCode = "200",
            description = "At work, waiting, and the most recent ones that are over",
            content = @Content(schema = @Schema(implementation = JobsDocument.class)))
    public JobsDocument list() {
        return new JobsDocument(
                JobsDocument.KIND,
                jobs.all().stream().filter(this::visible).map(Job::document).toList());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getJob", summary = "A job as it stands")
    @APIResponse(
            responseCode = "200",
            description = "Its state and progress",
            content = @Content(schema = @Schema(implementation = JobDocument.class)))
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public JobDocument one(@PathParam("id") String id) {
        return find(id).document();
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "cancelJob", summary = "Cancel a job; what it has done stands")
    @APIResponse(
            responseCode = "200",
            description = "The job as it ended",
            content = @Content(schema = @Schema(implementation = JobDocument.class)))
    @APIResponse(responseCode = "403", ref = ControlPlaneApi.FORBIDDEN)
    @APIResponse(responseCode = "404", ref = ControlPlaneApi.UNKNOWN_NAME)
    public JobDocument cancel(@PathParam("id") String id) {
        Job job = find(id);
        jobs.cancel(job);
        return job.document();
    }

    /**
     * The answer to whoever asked for long work.
     *
     * @throws Problem 429 if there is no job because too many wait
     */
    static Response accepted(Optional<Job> submitted) {
        Job job =
                submitted.orElseThrow(() -> Problem.busy("Too many jobs wait already; try again when some are over."));
        return Response.accepted(job.document())
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .build();
    }

    private Job find(String id) {
        return jobs.find(new JobId(id))
                .filter(this::visible)
                .orElseThrow(() -> Problem.notFound("No job of that id is remembered."));
    }

    private boolean visible(Job job) {
        return job.tenant()
                .map(caller.get()::sees)
                .orElseGet(() -> caller.get().tenants().isEmpty());
    }
}

package dev.parallax.cli;

import dev.parallax.report.wire.BuildRequest;
import dev.parallax.report.wire.CertificateRequest;
import dev.parallax.report.wire.OverrideRequest;
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
import org.jspecify.annotations.Nullable;

/** The REST API of a running service as the command line asks it. Blocking; made by {@link ClientMode}. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface ControlPlane {

    /**
     * The gate's answer as it came: what it must look like before it is believed is {@link GateAnswer}'s business, so nothing
     * is parsed on the way.
     */
    @GET
    @Path("tenants/{tenant}/gate")
    Response gate(@PathParam("tenant") String tenant);

    /** The parity report of a tenant in another form, as it came. */
    @GET
    @Path("tenants/{tenant}/parity")
    @Produces(MediaType.WILDCARD)
    Response parityAs(@PathParam("tenant") String tenant, @QueryParam("format") String format);

    /** The parity report of a tenant; {@link ServiceAnswer} reads it. */
    @GET
    @Path("tenants/{tenant}/parity")
    Response parity(@PathParam("tenant") String tenant);

    /** Begins a replay; the answer is a {@code ReplayDocument} or a problem. */
    @POST
    @Path("replays")
    Response beginReplay(@QueryParam("tenant") @Nullable String tenant, @QueryParam("rate") String perSecond);

    /** Sends entries of a replay. */
    @POST
    @Path("replays/{id}/entries")
    @Consumes("application/x-ndjson")
    Response replayEntries(@PathParam("id") String id, byte[] lines);

    /** Says that no more entries come. */
    @POST
    @Path("replays/{id}/end")
    Response endReplay(@PathParam("id") String id);

    /** A replay as it stands. */
    @GET
    @Path("replays/{id}")
    Response replay(@PathParam("id") String id);

    /** Why the tenant stands where it stands; {@link ServiceAnswer} reads it. */
    @GET
    @Path("tenants/{tenant}/explain")
    Response explain(@PathParam("tenant") String tenant);

    /** A certificate, or what else the service answers. */
    @POST
    @Path("tenants/{tenant}/certificate")
    @Consumes(MediaType.APPLICATION_JSON)
    Response certificate(@PathParam("tenant") String tenant, CertificateRequest request);

    /** Lets a tenant move against its verdict; {@link ServiceAnswer} reads what counts then. */
    @POST
    @Path("tenants/{tenant}/override")
    @Consumes(MediaType.APPLICATION_JSON)
    Response override(@PathParam("tenant") String tenant, OverrideRequest request);

    /** Ends that; {@link ServiceAnswer} reads what counts then. */
    @DELETE
    @Path("tenants/{tenant}/override")
    Response revokeOverride(@PathParam("tenant") String tenant, @QueryParam("by") String by);

    /** Who may move next; {@link ServiceAnswer} reads it. */
    @GET
    @Path("waves/next")
    Response nextWave(@QueryParam("size") int size);

    /** Begins to ask a tenant's recent reads again; {@link ServiceAnswer} reads the job. */
    @POST
    @Path("tenants/{tenant}/recheck")
    Response recheckTenant(@PathParam("tenant") String tenant, @QueryParam("operation") @Nullable String operation);

    /** Begins to ask the reads that showed a discrepancy again; {@link ServiceAnswer} reads the job. */
    @POST
    @Path("discrepancies/{id}/recheck")
    Response recheckDiscrepancy(@PathParam("id") String id);

    /** How a job stands; {@link ServiceAnswer} reads it. */
    @GET
    @Path("jobs/{id}")
    Response job(@PathParam("id") String id);

    /** Says what a side runs; {@link ServiceAnswer} reads what is declared then. */
    @POST
    @Path("builds")
    @Consumes(MediaType.APPLICATION_JSON)
    Response declareBuild(BuildRequest build);
}

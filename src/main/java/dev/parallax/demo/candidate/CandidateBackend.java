package dev.parallax.demo.candidate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parallax.demo.platform.PlatformAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The candidate backend as a server on a loopback port. */
public final class CandidateBackend implements AutoCloseable {

    /** What it calls itself in {@code X-Build}. */
    public static final String BUILD = "C209";

    private static final String HOST = "127.0.0.1";
    private static final int THREADS = 8;
    private static final int PATIENCE_SECONDS = 10;

    private final MappedDatabase database;
    private final Vertx vertx;
    private final HttpServer server;
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What every reply holds besides what was asked. */
    record Meta(String requestId, @Moment Instant generatedAt, long tookMillis) {}

    /** A reply as it is sent. */
    record Envelope(@JsonUnwrapped Object answer, Meta meta) {}

    private CandidateBackend(MappedDatabase database) {
        this.database = database;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(THREADS)
                .setInternalBlockingPoolSize(1));
        this.server =
                vertx.createHttpServer(new HttpServerOptions().setHost(HOST).setPort(0));
    }

    /**
     * Starts it on a free port.
     *
     * @throws IllegalStateException if it cannot listen
     * @throws SQLException if the database cannot be reached
     */
    public static CandidateBackend start(PlatformAddress address) throws SQLException {
        CandidateBackend backend = new CandidateBackend(MappedDatabase.at(address));
        await(backend.server.requestHandler(backend.routes()).listen());
        return backend;
    }

    /** Where it is reached. */
    public URI uri() {
        return URI.create("http://" + HOST + ":" + server.actualPort());
    }

    private Router routes() {
        Router router = Router.router(vertx);
        ListingEndpoints listings = new ListingEndpoints(json);
        get(router, "/api/listings", listings::search);
        get(router, "/api/listings/:id", listings::one);
        get(router, "/api/listings/:id/documents", DocumentEndpoints::ofListing);
        get(router, "/api/listings/:id/viewings", DocumentEndpoints::viewings);
        get(router, "/api/documents/:id", DocumentEndpoints::one);
        get(router, "/api/viewings", DocumentEndpoints::calendar);
        get(router, "/api/offices", AgentEndpoints::offices);
        get(router, "/api/agents", AgentEndpoints::list);
        get(router, "/api/agents/:id", AgentEndpoints::one);
        get(router, "/api/agents/:id/commissions", AgentEndpoints::commissions);
        get(router, "/api/homeowners", HomeownerEndpoints::list);
        get(router, "/api/homeowners/:id", HomeownerEndpoints::one);
        get(router, "/api/homeowners/:id/valuations", HomeownerEndpoints::valuations);
        get(router, "/api/homeowners/:id/searches", new HomeownerEndpoints(json)::searches);
        get(router, "/api/statistics/cities/:city", StatisticEndpoints::city);
        get(router, "/api/statistics/agents/:id", StatisticEndpoints::agent);
        router.post("/api/search")
                .handler(BodyHandler.create(false))
                .blockingHandler(context -> answer(context, listings::query), false);
        router.route().handler(context -> refuse(context, Problem.notFound("page")));
        router.route().failureHandler(this::fail);
        return router;
    }

    private void get(Router router, String path, Endpoint endpoint) {
        router.get(path).blockingHandler(context -> answer(context, endpoint), false);
    }

    private void answer(RoutingContext context, Endpoint endpoint) {
        long start = System.nanoTime();
        String tenant = context.request().getHeader("X-Tenant-Id");
        if (tenant == null) {
            throw new Problem(400, "X-Tenant-Id is missing");
        }
        Object answer = database.sessions().fromTransaction(session -> {
            Brokerage brokerage = session.createQuery("from Brokerage b where b.slug = :slug", Brokerage.class)
                    .setParameter("slug", tenant)
                    .uniqueResultOptional()
                    .orElseThrow(() -> Problem.notFound("tenant"));
            return endpoint.answer(new Inquiry(brokerage, session, context, uri()));
        });
        String requestId = UUID.randomUUID().toString();
        Meta meta = new Meta(requestId, Instant.now(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        context.response().putHeader("X-Request-Id", requestId);
        send(context, "application/json", write(new Envelope(answer, meta)));
    }

    private void fail(RoutingContext context) {
        if (context.failure() instanceof Problem problem) {
            refuse(context, problem);
        } else {
            context.response().setStatusCode(500);
            send(
                    context,
                    "application/problem+json",
                    write(new Problem.Document("about:blank", "Internal Server Error", 500, null)));
        }
    }

    private void refuse(RoutingContext context, Problem problem) {
        context.response().setStatusCode(problem.status());
        send(context, "application/problem+json", write(problem.document()));
    }

    private static void send(RoutingContext context, String type, String body) {
        context.response()
                .putHeader("Content-Type", type)
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .putHeader("ETag", "W/\"" + Long.toString(body.hashCode() & 0xffffffffL, 36) + "\"")
                .putHeader("X-Build", BUILD)
                .end(body);
    }

    private String write(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reply cannot be written", e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the candidate backend did not start or stop", e);
        }
    }

    @Override
    public void close() {
        await(server.close());
        await(vertx.close());
        database.close();
    }
}

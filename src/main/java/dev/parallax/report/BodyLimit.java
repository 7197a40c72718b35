package dev.parallax.report;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses bodies that announce more than the API takes with a problem that says so: the HTTP server's own 413 says nothing. */
@ApplicationScoped
class BodyLimit {

    /** After the guard: who may not ask is told nothing else. */
    private static final int THIRD = 800;

    private final long most;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, THIRD);
    }

    private void check(RoutingContext context) {
        if (!context.normalizedPath().startsWith("/api") || announced(context.request()) <= most) {
            context.next();
            return;
        }
        Problem problem = Problem.tooLarge("The body is larger than the " + most
                + " bytes that are taken here. Pairs of any size are compared by: parallax diff LEGACY CANDIDATE");
        // What is still on its way is not read, so nothing can follow it.
        context.response()
                .setStatusCode(problem.document().status())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponses.PROBLEM_JSON)
                .end(Json.encode(problem.document()))
                .onComplete(sent -> context.request().connection().close());
    }

    /** The length that the request announces; zero where it does not, or in no number. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

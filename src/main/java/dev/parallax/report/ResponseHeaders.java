package dev.parallax.report;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The header fields every answer of the control plane carries, errors and static files included. The policy allows no
 * inline code, no inline style and no other origin: payload that slipped through escaping would still not run (F7).
 */
@ApplicationScoped
class ResponseHeaders {

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Before any other filter, so that no answer leaves without. */
    private static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(ResponseHeaders::add, FIRST);
    }

    private static void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (!context.normalizedPath().startsWith("/assets/")) {
            headers.set("Cache-Control", "no-store");
        }
        context.next();
    }
}

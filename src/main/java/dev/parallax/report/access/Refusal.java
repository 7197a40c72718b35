package dev.parallax.report.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Why somebody is not let by. */
enum Refusal {
    /** No token, or one that nobody holds. */
    NO_TOKEN(401, "A token is needed"),
    /** A token that does not allow this. */
    FORBIDDEN(403, "Your token does not allow this"),
    /** No token is configured, and the call does not come to a loopback name and address. */
    NOT_LOCAL(403, "Without tokens Parallax serves its own machine only, under the name localhost"),
    /** A browser sent it on behalf of another site. */
    FOREIGN_SITE(403, "Another site may not change anything here");

    private final int status;
    private final String title;

    Refusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Where the browser wanted to go, so that a link somebody was sent still leads there. */
    private static String back(RoutingContext context) {
        ReturnPath wanted = context.request().method().equals(HttpMethod.GET)
                ? ReturnPath.of(context.request().uri())
                : ReturnPath.HOME;
        return wanted.equals(ReturnPath.HOME) ? "" : "?to=" + URLEncoder.encode(wanted.text(), StandardCharsets.UTF_8);
    }

    /** Answers: a problem under the API, the login page to browsers that lack a token. */
    void answer(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        boolean page = !context.normalizedPath().startsWith("/api") && accept != null && accept.contains("text/html");
        if (this == NO_TOKEN && page) {
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/login" + back(context))
                    .end();
            return;
        }
        if (this == NO_TOKEN) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .encode());
    }
}

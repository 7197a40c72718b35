package dev.parallax.capture;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** What is asked of inbound requests in more than one place. */
final class Inbound {

    private Inbound() {}

    /** Answers in the gateway's own name. */
    static void answer(HttpServerRequest request, Gateway answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status()).putHeader("content-type", "application/problem+json");
        if (!request.isEnded() && InboundBody.announced(request) && request.version() != HttpVersion.HTTP_2) {
            // The rest of the request would be read as the next one, or for nothing.
            response.putHeader("connection", "close");
        }
        response.end(answer.problem());
    }
}

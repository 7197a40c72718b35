package dev.parallax.capture;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** What is asked of inbound requests in more than one place. */
final class Inbound {

    private Inbound() {}

    /** Whether a body follows the head. */
    static boolean bodied(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        if (length != null) {
            return !length.equals("0");
        }
        return request.version() == HttpVersion.HTTP_2
                ? !request.isEnded()
                : request.headers().contains("transfer-encoding");
    }

    /** Answers in the gateway's own name. */
    static void answer(HttpServerRequest request, Gateway answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status()).putHeader("content-type", "application/problem+json");
        if (bodied(request) && !request.isEnded() && request.version() != HttpVersion.HTTP_2) {
            // The rest of the request would be read as the next one, or for nothing.
            response.putHeader("connection", "close");
        }
        response.end(answer.problem());
    }
}

package dev.parallax.capture;

import dev.parallax.exchange.Headers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.util.function.BiConsumer;

/**
 * What to ask a backend.
 *
 * @param method the method token
 * @param target origin form or {@code *}, without the backend's base path
 * @param headers end-to-end fields
 * @param content the body
 */
public record BackendRequest(String method, String target, Headers headers, Content content) {

    /** The body of a request. */
    public sealed interface Content {

        /** None. Only such a request may be sent a second time. */
        record None() implements Content {}

        /**
         * All of it, known.
         *
         * @param bytes what to send
         */
        record Full(Buffer bytes) implements Content {}

        /**
         * It streams by.
         *
         * @param pump gets the opened request, sends the body and ends it, and then runs what else it got: from there on the
         *     backend has the word
         */
        record Streamed(BiConsumer<HttpClientRequest, Runnable> pump) implements Content {}

        /** None yet: the connection is to become a tunnel, which may be silent for as long as it likes. */
        record Tunnel() implements Content {}
    }

    /** Whether it may be sent again after a connection broke: safe (RFC 9110 §9.2.1), and without a body. */
    boolean repeatable() {
        return content instanceof Content.None
                && switch (method) {
                    case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
                    default -> false;
                };
    }
}

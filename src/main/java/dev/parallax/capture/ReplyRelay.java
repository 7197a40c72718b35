package dev.parallax.capture;

import dev.parallax.exchange.Headers;
import dev.parallax.exchange.TransportFault;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/**
 * Streams the serving side's reply to the client as it comes, no faster than the client reads, and shows every byte to the
 * {@link Keepsake}. Confined to one event loop.
 */
final class ReplyRelay {

    /** Who wants to know how it goes. */
    interface Course {

        /** Whether the client's connection is to end with this reply. */
        boolean departing();

        /** Some of the body came. */
        void heard();

        /** The reply is complete. */
        void ended();

        /** The reply broke off. */
        void broken(TransportFault fault);
    }

    private static final long UNKNOWN = -1;

    private final HttpClientResponse reply;
    private final HttpServerRequest inbound;
    private final HttpServerResponse outbound;
    private final Keepsake keepsake;
    private final Course course;
    /** Announced length still to come; {@value #UNKNOWN} if none was announced or none is to come. */
    private long remaining = UNKNOWN;

    private boolean complete;

    ReplyRelay(HttpClientResponse reply, HttpServerRequest inbound, Keepsake keepsake, Course course) {
        this.reply = reply;
        this.inbound = inbound;
        this.outbound = inbound.response();
        this.keepsake = keepsake;
        this.course = course;
    }

    /** Must be called before any byte of the body is dispatched. */
    void start() {
        copyHead();
        reply.handler(this::chunk);
        reply.exceptionHandler(cause -> course.broken(TransportFaults.duringBody(cause)));
        reply.endHandler(end -> end());
        Context context = Vertx.currentContext();
        if (context != null) {
            // A head whose body takes its time must not wait for it; usually both are here together and go out as one.
            context.runOnContext(later -> flushHead());
        }
    }

    private void copyHead() {
        outbound.setStatusCode(reply.statusCode()).setStatusMessage(reply.statusMessage());
        Headers passedOn = Replies.endToEnd(reply.headers());
        for (Headers.Field field : passedOn.fields()) {
            outbound.headers().add(field.name(), field.value());
        }
        keepsake.replyHead(reply, passedOn);
        if (course.departing() && inbound.version() != HttpVersion.HTTP_2) {
            outbound.putHeader("connection", "close");
        }
        String length = reply.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            remaining = Long.parseLong(length);
        } else if (mayHaveBody()) {
            outbound.setChunked(true);
        }
    }

    private boolean mayHaveBody() {
        return switch (reply.statusCode()) {
            case 204, 304 -> false;
            default -> !inbound.method().name().equals("HEAD");
        };
    }

    private void flushHead() {
        if (!complete && !outbound.headWritten() && !outbound.closed()) {
            outbound.writeHead();
        }
    }

    private void chunk(Buffer bytes) {
        course.heard();
        keepsake.replyChunk(bytes);
        if (remaining == bytes.length()) {
            // The last byte goes out with the end of the message: one write instead of two.
            complete = true;
            outbound.end(bytes);
            return;
        }
        if (remaining != UNKNOWN) {
            remaining -= bytes.length();
        }
        outbound.write(bytes);
        if (outbound.writeQueueFull()) {
            reply.pause();
            keepsake.paused();
            outbound.drainHandler(drained -> {
                keepsake.resumed();
                reply.resume();
            });
        }
    }

    private void end() {
        if (!complete) {
            complete = true;
            if (!reply.trailers().isEmpty()) {
                outbound.trailers().addAll(reply.trailers());
            }
            outbound.end();
        }
        course.ended();
        keepsake.replyComplete();
    }
}

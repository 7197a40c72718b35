package dev.parallax.shadow;

import dev.parallax.capture.BackendRequest;
import dev.parallax.capture.BackendRequest.Content;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.Side;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Makes the request Parallax sends from the one it captured: the same question, marked as its own. */
final class ShadowRequests {

    /** Tells a backend, its logs and its database that no client is waiting. */
    static final String MARK = "Parallax-Shadow";

    private ShadowRequests() {}

    /**
     * The request to one side.
     *
     * @param side whom to ask
     * @param shadow what the shadow side is to see of the client's fields; the serving side sees them as they came
     */
    static BackendRequest of(CapturedRead read, Side side, ShadowHeaders shadow) {
        byte[] body = read.request().body().bytes();
        Content content = body.length == 0 ? new Content.None() : new Content.Full(Buffer.buffer(body));
        return new BackendRequest(
                read.request().method().name(),
                read.request().target().text(),
                headers(read, side == read.serving() ? ShadowHeaders.UNTOUCHED : shadow),
                content);
    }

    private static Headers headers(CapturedRead read, ShadowHeaders treatments) {
        List<Field> fields = new ArrayList<>();
        for (Field field : read.request().headers().fields()) {
            if (passesOn(field.name())) {
                treatments.treat(field).ifPresent(fields::add);
            }
        }
        fields.add(new Field(MARK, "1"));
        fields.add(new Field("traceparent", traceparent(read.id())));
        return Headers.of(fields);
    }

    /** Framing is this request's own; the client's trace must not show a call it never made. */
    private static boolean passesOn(String name) {
        // By length first: this is asked for every field of every read.
        return switch (name.length()) {
            case 6 -> !name.equalsIgnoreCase("expect");
            case 10 -> !name.equalsIgnoreCase("tracestate");
            case 11 -> !name.equalsIgnoreCase("traceparent");
            case 14 -> !name.equalsIgnoreCase("content-length");
            default -> !name.equalsIgnoreCase(MARK);
        };
    }

    /** W3C Trace Context §3.2: our trace, not sampled, so that mirroring does not double a tracing bill. */
    private static String traceparent(ReadId id) {
        return "00-" + id.hex() + "-" + id.hex().substring(16) + "-00";
    }
}

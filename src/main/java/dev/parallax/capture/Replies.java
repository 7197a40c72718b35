package dev.parallax.capture;

import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is read off the head of a reply, the same for both sides. */
public final class Replies {

    private static final String EVENT_STREAM = "text/event-stream";

    private Replies() {}

    /** The end-to-end fields. */
    public static Headers endToEnd(MultiMap headers) {
        HopByHop hop = HopByHop.of(headers);
        List<Field> fields = new ArrayList<>(headers.size());
        headers.forEach((name, value) -> {
            if (!hop.ends(name)) {
                fields.add(new Field(name, value));
            }
        });
        return Headers.of(fields);
    }

    /** The build a reply names; null if it names none, or several. */
    public static @Nullable BuildId build(Headers headers, HeaderName name) {
        List<String> values = headers.all(name.text());
        return values.size() == 1 && BuildId.isValid(values.get(0)) ? new BuildId(values.get(0)) : null;
    }

    /**
     * Whether that is a reply to an ordinary request, in a framing a gateway can carry on: no switch of protocols that nobody
     * asked for, no status below any that is known, and no transfer coding but chunks, which this hop takes off.
     */
    static boolean isFinal(HttpClientResponse reply) {
        String coding = reply.headers().get(HttpHeaders.TRANSFER_ENCODING);
        return reply.statusCode() >= 200 && (coding == null || coding.equalsIgnoreCase("chunked"));
    }

    /** Length of the body that is coming, in bytes, as far as the head says: 0 if it does not, or if none is coming. */
    public static long announced(HttpClientResponse reply) {
        String length = reply.headers().get(HttpHeaders.CONTENT_LENGTH);
        boolean bodiless = reply.statusCode() == 204
                || reply.statusCode() == 304
                || reply.request().getMethod().equals(HttpMethod.HEAD);
        // Vert.x has refused what is no number.
        return length == null || bodiless ? 0 : Long.parseLong(length);
    }

    /** Whether the body is a stream without an end. */
    public static boolean isEndless(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.regionMatches(true, 0, EVENT_STREAM, 0, EVENT_STREAM.length());
    }
}

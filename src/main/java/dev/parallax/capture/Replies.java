package dev.parallax.capture;

import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import io.vertx.core.MultiMap;
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

    /** Whether the body is a stream without an end. */
    public static boolean isEndless(MultiMap headers) {
        String type = headers.get("content-type");
        return type != null && type.regionMatches(true, 0, EVENT_STREAM, 0, EVENT_STREAM.length());
    }
}

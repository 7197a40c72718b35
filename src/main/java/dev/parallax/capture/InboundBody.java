package dev.parallax.capture;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an inbound request: whether there is one, and its bytes in order. HTTP/1.1 says so in the head. HTTP/2 need
 * not: there the rest of what was read together with the head decides, so that a plain GET does not become one with an
 * empty chunked body. Confined to one event loop.
 */
final class InboundBody {

    private final HttpServerRequest inbound;
    private final boolean present;
    private final List<Buffer> early = new ArrayList<>(0);
    private @Nullable Consumer<Buffer> chunks;
    private @Nullable Runnable end;
    private boolean ended;

    private InboundBody(HttpServerRequest inbound, boolean present) {
        this.inbound = inbound;
        this.present = present;
        if (present) {
            inbound.handler(this::chunk);
            inbound.endHandler(over -> ended());
        }
    }

    /** Whether the head announces a body. */
    static boolean announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !length.equals("0");
        }
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Goes on with {@code next} as soon as it is known whether there is a body: at once but for HTTP/2. */
    static void whenKnown(HttpServerRequest inbound, Consumer<InboundBody> next) {
        Context context = Vertx.currentContext();
        if (inbound.version() != HttpVersion.HTTP_2 || announced(inbound) || context == null) {
            next.accept(new InboundBody(inbound, announced(inbound)));
            return;
        }
        InboundBody body = new InboundBody(inbound, true);
        context.runOnContext(later -> {
            boolean none = body.ended && body.early.isEmpty();
            next.accept(none ? new InboundBody(inbound, false) : body);
        });
    }

    boolean present() {
        return present;
    }

    /** Lets no more bytes in until {@link #release}. */
    void hold() {
        if (!ended) {
            inbound.pause();
        }
    }

    /** Hands all bytes over as they come, then the end. */
    void release(Consumer<Buffer> chunks, Runnable end) {
        this.chunks = chunks;
        this.end = end;
        early.forEach(chunks);
        early.clear();
        if (ended) {
            end.run();
        } else {
            inbound.resume();
        }
    }

    private void chunk(Buffer bytes) {
        if (chunks == null) {
            // A stream may end with an empty frame: that is no body yet.
            if (bytes.length() > 0) {
                early.add(bytes);
            }
        } else {
            chunks.accept(bytes);
        }
    }

    private void ended() {
        ended = true;
        if (end != null) {
            end.run();
        }
    }
}

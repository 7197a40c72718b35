package dev.parallax.capture;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Takes interim replies that Vert.x does not know out of a backend's connection: it would take a 102 for the final one, and
 * the client would be told that the backend is broken. Clients must not rely on any (RFC 9110 §15.2).
 */
final class InterimReplies extends ChannelInboundHandlerAdapter {

    /** What Vert.x calls its own handler, which is the last. */
    private static final String LAST = "handler";

    private boolean passingOver;

    private InterimReplies() {}

    /** Stands in the way of that connection of a client's from now on. On its event loop only. */
    static void leaveOutOf(HttpConnection connection) {
        if (connection instanceof ConnectionBase base
                && base.channel().pipeline().get(LAST) != null) {
            base.channel().pipeline().addBefore(LAST, InterimReplies.class.getSimpleName(), new InterimReplies());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse head) {
            passingOver = isUnknown(head.status().code());
        }
        if (!passingOver) {
            context.fireChannelRead(message);
            return;
        }
        passingOver = !(message instanceof LastHttpContent);
        ReferenceCountUtil.release(message);
    }

    /** A status below any that is known is no interim one either. */
    private static boolean isUnknown(int status) {
        return switch (status) {
            case 100, 101, 103 -> false;
            default -> status >= 100 && status < 200;
        };
    }
}

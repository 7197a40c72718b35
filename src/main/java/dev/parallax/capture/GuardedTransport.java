package dev.parallax.capture;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import java.util.List;

/**
 * The usual transport, but every accepted connection has a {@link RequestGuard} in front. Vert.x offers no public place for
 * it: its own connection handler runs when the first request has been decoded already.
 */
final class GuardedTransport extends JDKTransport {

    /** A Vert.x whose listeners are guarded. */
    static Vertx vertx(VertxOptions options) {
        return new VertxBuilder(options)
                .init()
                .findTransport(new GuardedTransport())
                .vertx();
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return domainSocket ? super.serverChannelFactory(true) : GuardedListener::new;
    }

    private static final class GuardedListener extends NioServerSocketChannel {

        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            int count = super.doReadMessages(accepted);
            if (count > 0 && accepted.get(accepted.size() - 1) instanceof Channel connection) {
                connection.pipeline().addFirst(new RequestGuard());
            }
            return count;
        }
    }
}

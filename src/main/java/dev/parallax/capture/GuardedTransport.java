package dev.parallax.capture;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;

/**
 * The usual transports, but every accepted connection has a {@link RequestGuard} in front. Vert.x offers no public place for
 * it: its own connection handler runs when the first request has been decoded already.
 */
final class GuardedTransport {

    private GuardedTransport() {}

    /** A Vert.x whose listeners are guarded: on epoll where the machine has it, on the JDK's own sockets elsewhere. */
    static Vertx vertx(VertxOptions options) {
        Transport epoll = new Epoll();
        return new VertxBuilder(options)
                .init()
                .findTransport(epoll.isAvailable() ? epoll : new Jdk())
                .vertx();
    }

    private static void guard(ServerBootstrap listener) {
        listener.handler(new Accepting());
    }

    /** Stands before the listener's own acceptor, so that it has a connection in hand before anything is read from it. */
    private static final class Accepting extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            if (accepted instanceof Channel connection) {
                connection.pipeline().addFirst(new RequestGuard());
            }
            context.fireChannelRead(accepted);
        }
    }

    private static final class Epoll extends EpollTransport {

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap listener) {
            super.configure(options, domainSocket, listener);
            guard(listener);
        }
    }

    private static final class Jdk extends JDKTransport {

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap listener) {
            super.configure(options, domainSocket, listener);
            guard(listener);
        }
    }
}

package dev.parallax.capture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.nio.charset.StandardCharsets;

/**
 * Stands before Vert.x' decoder on every client connection: the decoder forgives what a gateway must not. What
 * {@link RequestFraming} refuses is replaced by something the decoder refuses too, so that the 400 comes in its turn after
 * the answers to earlier requests; nothing more of the connection is read.
 */
final class RequestGuard extends ChannelDuplexHandler {

    private static final byte[] POISON = "\0\r\n\0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SWITCHING = "HTTP/1.1 101".getBytes(StandardCharsets.US_ASCII);

    private final RequestFraming framing = new RequestFraming();
    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        if (refused) {
            bytes.release();
            return;
        }
        int end = framing.check(bytes);
        if (end == bytes.writerIndex()) {
            context.fireChannelRead(bytes);
            return;
        }
        refused = true;
        bytes.writerIndex(end);
        context.fireChannelRead(bytes);
        context.fireChannelRead(Unpooled.wrappedBuffer(POISON));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (framing.upgradeAsked() && message instanceof ByteBuf bytes && startsWith(bytes, SWITCHING)) {
            framing.upgraded();
        }
        super.write(context, message, promise);
    }

    private static boolean startsWith(ByteBuf bytes, byte[] prefix) {
        if (bytes.readableBytes() < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes.getByte(bytes.readerIndex() + i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}

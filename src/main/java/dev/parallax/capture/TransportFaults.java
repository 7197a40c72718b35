package dev.parallax.capture;

import dev.parallax.exchange.TransportFault;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;

/** Tells from what Vert.x reports what happened to a call. */
public final class TransportFaults {

    private TransportFaults() {}

    /** The fault of a call that failed before the head of a reply was there. */
    public static TransportFault beforeHead(Throwable cause) {
        if (timedOut(cause)) {
            return TransportFault.TIMEOUT;
        }
        if (neverConnected(cause)) {
            return TransportFault.REFUSED;
        }
        return connectionClosed(cause) ? TransportFault.RESET : TransportFault.MALFORMED;
    }

    /** The fault of a reply that broke after its head. */
    public static TransportFault duringBody(Throwable cause) {
        if (timedOut(cause)) {
            return TransportFault.TIMEOUT;
        }
        if (cause instanceof HttpClosedException || cause instanceof PrematureChannelClosureException) {
            return TransportFault.TRUNCATED;
        }
        return cause instanceof IOException ? TransportFault.RESET : TransportFault.MALFORMED;
    }

    private static boolean timedOut(Throwable cause) {
        return cause instanceof TimeoutException
                || (cause instanceof StreamResetException reset && reset.getCause() instanceof TimeoutException);
    }

    /** Whether no request could be sent for want of a connection, of the backend or of our own pool. */
    static boolean neverConnected(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof ConnectionPoolTooBusyException
                || cause instanceof javax.net.ssl.SSLException;
    }

    /** Whether our own queue for connections was full. */
    static boolean tooBusy(Throwable cause) {
        return cause instanceof ConnectionPoolTooBusyException;
    }

    /** Whether the connection ended, as opposed to brought something that was no reply. */
    static boolean connectionClosed(Throwable cause) {
        boolean decoding = cause instanceof DecoderException || cause.getCause() instanceof DecoderException;
        return !decoding
                && (cause instanceof HttpClosedException
                        || cause instanceof ClosedChannelException
                        || cause instanceof IOException);
    }
}

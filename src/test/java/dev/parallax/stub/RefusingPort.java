package dev.parallax.stub;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port that refuses every connection for as long as this is open: it is bound and does not listen. A port that was
 * merely closed may be given to the next server that asks for any, and then it answers.
 */
public final class RefusingPort implements Closeable {

    private final Socket bound = new Socket();

    public RefusingPort() throws IOException {
        this(0);
    }

    /** That very port, which somebody has just stopped to listen on; 0 for any. */
    RefusingPort(int port) throws IOException {
        bound.setReuseAddress(true);
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public int port() {
        return bound.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        bound.close();
    }
}

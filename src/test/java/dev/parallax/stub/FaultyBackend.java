package dev.parallax.stub;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A backend on bare sockets that breaks in one given way at a time, and counts how often it did. */
public final class FaultyBackend implements AutoCloseable {

    private static final long FLOOD_BYTES = 300L << 20;
    private static final byte[] BODY = "x".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

    private final int port;
    /** What it answers while it is healthy, head and all. */
    private final byte[] healthy;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger fired = new AtomicInteger();
    private final AtomicLong flooded = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Fault fault;
    // What holds the port, and what accepts on it; guarded by this.
    private Closeable holder;
    private Thread acceptor = new Thread();

    public FaultyBackend(Fault fault) throws IOException {
        this(fault, 0, answer(BODY));
    }

    /**
     * On a given port.
     *
     * @param port 0 for any
     * @param healthy what to answer while it is healthy, head and all
     */
    public FaultyBackend(Fault fault, int port, byte[] healthy) throws IOException {
        this.fault = fault;
        this.healthy = healthy;
        if (fault == Fault.REFUSED) {
            RefusingPort refusing = new RefusingPort(port);
            this.holder = refusing;
            this.port = refusing.port();
        } else {
            ServerSocket server = listen(port);
            this.holder = server;
            this.port = server.getLocalPort();
        }
    }

    /** Breaks in another way from now on; connections to it end. */
    public synchronized void become(Fault next) throws IOException, InterruptedException {
        boolean refused = fault == Fault.REFUSED;
        fault = next;
        if (refused != (next == Fault.REFUSED)) {
            holder.close();
            acceptor.join(); // Until it has left the call, the system keeps the port for it.
            holder = refused ? listen(port) : new RefusingPort(port);
        }
        closeConnections();
    }

    public int port() {
        return port;
    }

    /** How often the fault was done to somebody. Of {@link Fault#REFUSED} the one refused knows. */
    public int fired() {
        return fired.get();
    }

    /** Connections that are open now. */
    public int connections() {
        return open.size();
    }

    /** Bytes written while flooding. */
    public long flooded() {
        return flooded.get();
    }

    private ServerSocket listen(int wanted) throws IOException {
        ServerSocket server = new ServerSocket(wanted, 512, InetAddress.getLoopbackAddress());
        acceptor = daemon(() -> accept(server));
        return server;
    }

    private void accept(ServerSocket server) {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (fault == Fault.RESET_ON_ACCEPT) {
                fired.incrementAndGet();
                socket.setSoLinger(true, 0);
                return;
            }
            if (fault == Fault.HANG_AFTER_ACCEPT) {
                fired.incrementAndGet();
                hang(socket);
                return;
            }
            InputStream in = socket.getInputStream();
            while (readHead(in) && answer(socket)) {
                socket.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException gone) {
            // The other end left, as it may.
        } finally {
            open.remove(socket);
        }
    }

    /** Breaks, or answers; true if the connection may carry another request. */
    private boolean answer(Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        fired.incrementAndGet();
        switch (fault) {
            case HEALTHY -> out.write(healthy);
            case TWO_SECONDS_SLOW -> {
                closing.await(2, TimeUnit.SECONDS);
                out.write(healthy);
            }
            case SERVER_ERROR -> write(out, "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n");
            case EMPTY_OK -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            case HANG_AFTER_HEADERS -> {
                write(out, head(BODY.length));
                hang(socket);
            }
            case HANG_MID_BODY -> {
                half(out);
                hang(socket);
            }
            case TRICKLE -> {
                write(out, head(BODY.length));
                for (byte b : BODY) {
                    out.write(b);
                    out.flush();
                    if (closing.await(1, TimeUnit.SECONDS)) {
                        return false;
                    }
                }
            }
            case RESET_MID_BODY -> {
                half(out);
                socket.setSoLinger(true, 0);
                return false;
            }
            case FIN_MID_BODY -> {
                half(out);
                return false;
            }
            case GARBAGE -> {
                write(out, "\u0001\u0002 this is not HTTP at all\r\n\r\n\r\n");
                return false;
            }
            case FLOOD -> flood(out);
            case ENDLESS -> endless(out);
            default -> throw new IllegalStateException(fault.name());
        }
        return true;
    }

    private void flood(OutputStream out) throws IOException {
        write(out, head(FLOOD_BYTES));
        byte[] chunk = new byte[65_536];
        for (long sent = 0; sent < FLOOD_BYTES; sent += chunk.length) {
            out.write(chunk);
            flooded.addAndGet(chunk.length);
        }
    }

    private void endless(OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        byte[] chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        while (closing.getCount() > 0) {
            out.write(chunk);
            flooded.addAndGet(chunk.length);
        }
    }

    private void hang(Socket socket) throws InterruptedException {
        while (!socket.isClosed() && !closing.await(100, TimeUnit.MILLISECONDS)) {
            // Says nothing.
        }
    }

    private static void half(OutputStream out) throws IOException {
        write(out, head(BODY.length));
        out.write(BODY, 0, BODY.length / 2);
        out.flush();
    }

    private static byte[] answer(byte[] body) {
        byte[] head = head(body.length).getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static String head(long length) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static boolean readHead(InputStream in) throws IOException {
        int newlines = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                newlines++;
                if (newlines == 2) {
                    return true;
                }
            } else if (c != '\r') {
                newlines = 0;
            }
        }
        return false;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-backend");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void closeConnections() throws IOException {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (SocketException already) {
                // Closed by its own thread.
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closing.countDown();
        holder.close();
        closeConnections();
    }
}

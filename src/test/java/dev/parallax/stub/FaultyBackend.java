package dev.parallax.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A backend on bare sockets that breaks in one given way, and counts how often it did. */
public final class FaultyBackend implements AutoCloseable {

    private static final long FLOOD_BYTES = 300L << 20;
    private static final byte[] BODY = "x".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

    private final Fault fault;
    private final ServerSocket server;
    private final RefusingPort refusing = new RefusingPort();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger fired = new AtomicInteger();
    private final AtomicLong flooded = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);

    public FaultyBackend(Fault fault) throws IOException {
        this.fault = fault;
        this.server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return fault == Fault.REFUSED ? refusing.port() : server.getLocalPort();
    }

    /** How often the fault was done to somebody. Of {@link Fault#REFUSED} the one refused knows. */
    public int fired() {
        return fired.get();
    }

    /** Bytes written while flooding. */
    public long flooded() {
        return flooded.get();
    }

    private void accept() {
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
                hang();
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
            case HEALTHY -> ok(out, BODY);
            case TWO_SECONDS_SLOW -> {
                closing.await(2, TimeUnit.SECONDS);
                ok(out, BODY);
            }
            case SERVER_ERROR -> write(out, "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n");
            case EMPTY_OK -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            case HANG_AFTER_HEADERS -> {
                write(out, head(BODY.length));
                hang();
            }
            case HANG_MID_BODY -> {
                half(out);
                hang();
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

    private void hang() throws InterruptedException {
        closing.await();
    }

    private static void half(OutputStream out) throws IOException {
        write(out, head(BODY.length));
        out.write(BODY, 0, BODY.length / 2);
        out.flush();
    }

    private static void ok(OutputStream out, byte[] body) throws IOException {
        byte[] head = head(body.length).getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        out.write(all);
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

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-backend");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        refusing.close();
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (SocketException already) {
                // Closed by its own thread.
            }
        }
    }
}

package dev.parallax.stub;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend that answers every request head with the same bytes, and shows the head lines it got. */
public final class ScriptedBackend implements AutoCloseable {

    private final ServerSocket server;
    private final byte[] response;
    private final boolean closes;
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public ScriptedBackend(String response, boolean closes) throws IOException {
        this.response = response.getBytes(StandardCharsets.ISO_8859_1);
        this.closes = closes;
        this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Request line and fields of every request, as they came. */
    public List<List<String>> requests() {
        return List.copyOf(requests);
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (List<String> head = head(in); !head.isEmpty(); head = head(in)) {
                requests.add(head);
                socket.getOutputStream().write(response);
                socket.getOutputStream().flush();
                skipBody(in, head);
                if (closes) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client left.
        }
    }

    private static void skipBody(InputStream in, List<String> head) throws IOException {
        for (String line : head) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                in.skipNBytes(Long.parseLong(line.substring(15).strip()));
            } else if (line.equalsIgnoreCase("transfer-encoding: chunked")) {
                head(in); // To the empty line: enough for text without one.
            }
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String text = line.toString().stripTrailing();
            line.setLength(0);
            if (text.isEmpty()) {
                return lines;
            }
            lines.add(text);
        }
        return List.of();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-backend");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}

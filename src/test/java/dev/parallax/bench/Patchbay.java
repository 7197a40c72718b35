package dev.parallax.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port whose backend can be changed while a proxy keeps asking it; with none, connections are reset. */
final class Patchbay implements AutoCloseable {

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int backend;

    Patchbay(int backend) throws IOException {
        this.backend = backend;
        this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on this backend is behind the port, 0 for none; connections to the last one end. */
    void connect(int port) {
        backend = port;
        open.forEach(Patchbay::close);
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                if (backend == 0) {
                    client.setSoLinger(true, 0);
                    client.close();
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), backend);
                    server.setTcpNoDelay(true);
                    daemon(() -> pass(client, server));
                    daemon(() -> pass(server, client));
                }
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private void pass(Socket from, Socket to) {
        open.add(from);
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // Either end left, as it may.
        } finally {
            open.remove(from);
            close(from);
            close(to);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "patchbay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // It was closed.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(Patchbay::close);
    }
}

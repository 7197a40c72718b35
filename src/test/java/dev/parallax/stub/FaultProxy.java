package dev.parallax.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A TCP proxy before a healthy backend that breaks what the backend sends. Every connection has one {@link Toxic}: they take
 * turns in an order drawn from the seed, and all chance within a connection comes from the seed and its number. Every firing
 * is logged, so that a test can first prove that the fault was there.
 */
public final class FaultProxy implements AutoCloseable {

    private final int backend;
    private final long seed;
    private final List<Toxic> toxics;
    private final ServerSocket listener;
    private final Queue<Firing> log = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * One time a toxic did something.
     *
     * @param connection counted from 0
     * @param toxic what was done
     * @param at after how many bytes of the connection
     */
    public record Firing(int connection, Toxic toxic, long at) {}

    public FaultProxy(int backend, long seed, List<Toxic> toxics) throws IOException {
        this.backend = backend;
        this.seed = seed;
        List<Toxic> order = new ArrayList<>(toxics);
        Collections.shuffle(order, new Random(seed));
        this.toxics = List.copyOf(order);
        this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Every firing so far. */
    public List<Firing> log() {
        return List.copyOf(log);
    }

    /** How often that toxic did something. */
    public long fired(Toxic toxic) {
        return log.stream().filter(firing -> firing.toxic().equals(toxic)).count();
    }

    /** Whether every toxic did something. */
    public boolean allFired() {
        return toxics.stream().allMatch(toxic -> fired(toxic) > 0);
    }

    private void accept() {
        try {
            for (int number = 0; !listener.isClosed(); number++) {
                Socket client = listener.accept();
                open.add(client);
                Connection connection = new Connection(number, client, toxics.get(number % toxics.size()));
                daemon(connection::run);
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    /** One connection, with two threads: requests pass as they are, replies through the toxic. */
    private final class Connection {

        private final int number;
        private final Socket client;
        private final Toxic toxic;
        private final Random random;
        /** Bytes the client has got. */
        private long passed;

        Connection(int number, Socket client, Toxic toxic) {
            this.number = number;
            this.client = client;
            this.toxic = toxic;
            this.random = new Random(seed * 31 + number);
        }

        void run() {
            try (client;
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), backend)) {
                open.add(server);
                client.setTcpNoDelay(true);
                if (toxic instanceof Toxic.Refuse) {
                    fire();
                    client.setSoLinger(true, 0);
                    return;
                }
                daemon(() -> requests(server));
                replies(server.getInputStream(), client.getOutputStream());
                open.remove(server);
            } catch (IOException | InterruptedException gone) {
                // Either end left, as it may.
            } finally {
                open.remove(client);
            }
        }

        private void requests(Socket server) {
            try {
                client.getInputStream().transferTo(server.getOutputStream());
                server.close();
            } catch (IOException gone) {
                closeQuietly(server);
            }
        }

        private void replies(InputStream in, OutputStream out) throws IOException, InterruptedException {
            byte[] piece = new byte[8_192];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (!pass(out, piece, length)) {
                    return;
                }
            }
        }

        /** Passes a piece on, or breaks; false if that was the end. */
        private boolean pass(OutputStream out, byte[] piece, int length) throws IOException, InterruptedException {
            if (toxic instanceof Toxic.Latency latency) {
                fire();
                pause(latency.each().plusNanos((long)
                        (random.nextDouble() * latency.jitter().toNanos())));
                write(out, piece, 0, length);
            } else if (toxic instanceof Toxic.Bandwidth bandwidth) {
                fire();
                write(out, piece, 0, length);
                pause(Duration.ofNanos(1_000_000_000L * length / bandwidth.bytesPerSecond()));
            } else if (toxic instanceof Toxic.Slicer slicer) {
                fire();
                for (int at = 0; at < length; ) {
                    int slice = Math.min(length - at, 1 + random.nextInt(slicer.most()));
                    write(out, piece, at, slice);
                    at += slice;
                }
            } else if (toxic instanceof Toxic.CorruptByte corrupt) {
                if (corrupt.at() >= passed && corrupt.at() < passed + length) {
                    fire();
                    piece[(int) (corrupt.at() - passed)] ^= 1;
                }
                write(out, piece, 0, length);
            } else {
                return passUpTo(out, piece, length);
            }
            return true;
        }

        private boolean passUpTo(OutputStream out, byte[] piece, int length) throws IOException, InterruptedException {
            long limit = limit();
            write(out, piece, 0, (int) Math.min(length, Math.max(0, limit - passed)));
            if (passed < limit) {
                return true;
            }
            fire();
            if (toxic instanceof Toxic.SlowClose slow) {
                pause(slow.delay());
            } else if (toxic instanceof Toxic.Swallow) {
                closing.await();
            } else {
                client.setSoLinger(true, 0);
            }
            return false;
        }

        private long limit() {
            if (toxic instanceof Toxic.SlowClose slow) {
                return slow.after();
            }
            return toxic instanceof Toxic.Swallow swallow ? swallow.after() : ((Toxic.Reset) toxic).after();
        }

        private void write(OutputStream out, byte[] piece, int from, int length) throws IOException {
            out.write(piece, from, length);
            out.flush();
            passed += length;
        }

        private void fire() {
            log.add(new Firing(number, toxic, passed));
        }

        private void pause(Duration time) throws InterruptedException {
            closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // It was closed.
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        open.forEach(FaultProxy::closeQuietly);
    }
}

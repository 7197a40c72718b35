package dev.parallax.bench;

import dev.parallax.stub.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients on keep-alive connections. */
final class Load {

    private static final String REQUEST =
            RawClient.get("/api/listings/7?page=2", "X-Tenant-Id: acme", "Accept: application/json");

    private Load() {}

    /** What a run showed: requests answered, and their latencies in nanoseconds, sorted. */
    record Run(int requests, List<Long> latencies) {

        Duration quantile(double q) {
            return Duration.ofNanos(latencies.get((int) ((latencies.size() - 1) * q)));
        }
    }

    /** Every client asks again as soon as it is answered. */
    static Run closed(int port, int clients, Duration time) throws InterruptedException {
        return run(port, clients, time, Duration.ZERO);
    }

    /** At a fixed rate whatever the answers take; latency counts from when a request was due. */
    static Run open(int port, int perSecond, Duration time) throws InterruptedException {
        int clients = 8;
        return run(port, clients, time, Duration.ofNanos(1_000_000_000L * clients / perSecond));
    }

    private static Run run(int port, int clients, Duration time, Duration pause) throws InterruptedException {
        AtomicInteger requests = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        List<long[]> all = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < clients; i++) {
            long first = System.nanoTime() + pause.toNanos() * i / clients;
            Thread thread = new Thread(() -> {
                long[] latencies = ask(port, first, end, pause.toNanos());
                requests.addAndGet(latencies.length);
                synchronized (all) {
                    all.add(latencies);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Run(
                requests.get(),
                all.stream().flatMapToLong(Arrays::stream).sorted().boxed().toList());
    }

    private static long[] ask(int port, long first, long end, long pause) {
        long[] latencies = new long[1_024];
        int count = 0;
        RawClient client = connect(port);
        for (long due = first;
                due < end && System.nanoTime() < end;
                due = pause == 0 ? System.nanoTime() : due + pause) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            client = exchange(port, client);
            latencies = count == latencies.length ? Arrays.copyOf(latencies, count * 2) : latencies;
            latencies[count++] = System.nanoTime() - due;
        }
        close(client);
        return Arrays.copyOf(latencies, count);
    }

    /** One request; on a new connection if the server has closed this one, as nginx does after a thousand requests. */
    private static RawClient exchange(int port, RawClient client) {
        RawClient current = client;
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                current.send(REQUEST);
                current.read();
                return current;
            } catch (IOException closed) {
                close(current);
                current = connect(port);
            }
        }
        throw new IllegalStateException("no answer on three connections");
    }

    private static RawClient connect(int port) {
        try {
            return new RawClient(port);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void close(RawClient client) {
        try {
            client.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}

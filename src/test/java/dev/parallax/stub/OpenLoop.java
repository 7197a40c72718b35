package dev.parallax.stub;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask at a fixed rate, however long the answers take. */
public final class OpenLoop {

    private OpenLoop() {}

    /**
     * What came of it.
     *
     * @param digests SHA-256 of every body that came with status 200, in hexadecimal
     * @param failures everything else, in words
     */
    public record Run(List<String> digests, List<String> failures) {}

    /** Every client has a connection of its own and asks {@code requests / clients} times, {@code pause} apart. */
    public static Run run(int port, int clients, Duration pause, int requests) throws InterruptedException {
        Queue<String> digests = new ConcurrentLinkedQueue<>();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int first = i * (requests / clients);
            Thread thread = new Thread(() -> {
                try (RawClient client = new RawClient(port)) {
                    long due = System.nanoTime();
                    for (int n = first; n < first + requests / clients; n++, due += pause.toNanos()) {
                        while (System.nanoTime() < due) {
                            LockSupport.parkNanos(due - System.nanoTime());
                        }
                        client.send(RawClient.get("/api/listings/" + n, "X-Tenant-Id: acme"));
                        RawClient.Answer answer = client.read();
                        if (answer.status() == 200) {
                            digests.add(sha256(answer.body().bytes()));
                        } else {
                            failures.add(answer.statusLine());
                        }
                    }
                } catch (IOException broken) {
                    failures.add(broken.toString());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Run(List.copyOf(digests), List.copyOf(failures));
    }

    /** In hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

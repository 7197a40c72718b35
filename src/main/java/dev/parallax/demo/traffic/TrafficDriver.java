package dev.parallax.demo.traffic;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends planned reads as clients would: each at its time, whether or not earlier ones were answered (open loop), but never
 * more than {@value #MOST_IN_FLIGHT} at once, so that a slow machine is not drowned. Thread-safe.
 */
public final class TrafficDriver {

    private static final int MOST_IN_FLIGHT = 48;
    /** One read in so many comes over HTTP/2. */
    private static final int EVERY = 4;

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI dataPlane;
    /** Clients as platforms have them: most on HTTP/1.1, some on HTTP/2 without TLS, as a mesh sends it. */
    private final HttpClient http1 = client(HttpClient.Version.HTTP_1_1);

    private final HttpClient http2 = client(HttpClient.Version.HTTP_2);
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    /** A driver for that server. */
    public TrafficDriver(URI dataPlane) {
        this.dataPlane = dataPlane;
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).connectTimeout(PATIENCE).build();
    }

    /** How many reads were sent so far. */
    public int sent() {
        return sent.get();
    }

    /** How many of them got no complete answer; a status above 499 is an answer. */
    public int unanswered() {
        return unanswered.get();
    }

    /**
     * Sends all of {@code reads} within {@code span}, a third as fast in the beginning, and waits for the answers.
     *
     * @throws InterruptedException if it is told to stop
     */
    public void send(List<PlannedRead> reads, Duration span) throws InterruptedException {
        long start = System.nanoTime();
        List<CompletableFuture<@Nullable Void>> answers = new ArrayList<>(reads.size());
        for (int i = 0; i < reads.size(); i++) {
            double share = (double) i / reads.size();
            waitUntil(start + (long) (span.toNanos() * (share + Math.sqrt(share)) / 2));
            inFlight.acquire();
            answers.add(send(reads.get(i)));
        }
        for (CompletableFuture<@Nullable Void> answer : answers) {
            answer.join();
        }
    }

    private static void waitUntil(long nanoTime) throws InterruptedException {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private CompletableFuture<@Nullable Void> send(PlannedRead read) {
        int number = sent.incrementAndGet();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(dataPlane + read.target().text()))
                .method(
                        read.method().name(),
                        HttpRequest.BodyPublishers.ofByteArray(read.body().bytes()))
                .header("X-Tenant-Id", read.tenant().name())
                .header("Accept", "application/json")
                .timeout(PATIENCE);
        if (number % 2 == 0) {
            request.header("Accept-Encoding", "gzip").header("User-Agent", BROWSER);
        }
        HttpClient http = number % EVERY == 0 ? http2 : http1;
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle(this::answered);
    }

    private @Nullable Void answered(@Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
        if (response == null) {
            unanswered.incrementAndGet();
        }
        inFlight.release();
        return null;
    }
}

package dev.parallax.capture;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.SkipReason;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what capture hands over. */
final class RecordingReadSink implements ReadSink {

    record Served(CapturedRead read, CompletableFuture<Exchange> serving) {}

    record NotKept(CapturedRead read, SkipReason reason) {}

    private final Queue<Served> served = new ConcurrentLinkedQueue<>();
    private final Queue<CapturedRead> mirrored = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<NotKept> notKept = new ConcurrentLinkedQueue<>();

    @Override
    public boolean served(CapturedRead read, CompletionStage<Exchange> serving) {
        served.add(new Served(read, serving.toCompletableFuture()));
        return true;
    }

    @Override
    public void answered(Duration latency) {
        answered.incrementAndGet();
    }

    @Override
    public CompletionStage<Void> mirrored(CapturedRead read) {
        mirrored.add(read);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void notKept(CapturedRead read, SkipReason reason) {
        notKept.add(new NotKept(read, reason));
    }

    List<Served> served() {
        return List.copyOf(served);
    }

    /** Reads the serving side has answered in full. */
    int answered() {
        return answered.get();
    }

    List<CapturedRead> mirrored() {
        return List.copyOf(mirrored);
    }

    List<NotKept> notKept() {
        return List.copyOf(notKept);
    }
}

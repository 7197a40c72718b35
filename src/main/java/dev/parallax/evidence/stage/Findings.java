package dev.parallax.evidence.stage;

import dev.parallax.compare.Observation;
import dev.parallax.evidence.gather.Finding;
import dev.parallax.exchange.ReadId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Lets whoever asks again learn what evidence made of it. As large as the number of reads awaited at a time. Thread-safe.
 */
@ApplicationScoped
public class Findings {

    private final ConcurrentMap<ReadId, CompletableFuture<Found>> awaited = new ConcurrentHashMap<>();

    /**
     * What became of a read.
     *
     * @param observation its outcome
     * @param finding what evidence made of it
     */
    public record Found(Observation observation, Finding finding) {}

    /** Completes with what becomes of the read of that id; to be called before it is asked. */
    public CompletableFuture<Found> expect(ReadId id) {
        return awaited.computeIfAbsent(id, first -> new CompletableFuture<>());
    }

    /** Nobody waits for it any more. */
    public void forget(ReadId id) {
        awaited.remove(id);
    }

    /** An outcome is known and counted. Cheap where nobody waits. */
    void found(Observation observation, Finding finding) {
        if (observation.read().origin().synthetic()) {
            CompletableFuture<Found> waiting = awaited.remove(observation.read().id());
            if (waiting != null) {
                waiting.complete(new Found(observation, finding));
            }
        }
    }
}

package dev.parallax.compare;

import dev.parallax.exchange.Origin;
import dev.parallax.exchange.ReadId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets whoever sends a read of Parallax' own into the pipeline learn what became of it. Evidence does not depend on it:
 * whoever follows only looks on. As large as the number of reads followed at a time, which the followers bound. Thread-safe.
 */
@ApplicationScoped
public class FollowedReads {

    private volatile @Nullable Observation newestBeat;

    private final ConcurrentMap<ReadId, CompletableFuture<Observation>> followed = new ConcurrentHashMap<>();

    /**
     * Follows a read; to be called before the read is handed to the shadow stage.
     *
     * @return completes, always normally, with the read's one observation, on a thread of the pipeline: dependent actions
     *     must be short, or run elsewhere
     */
    public CompletionStage<Observation> follow(ReadId id) {
        return followed.computeIfAbsent(id, none -> new CompletableFuture<>());
    }

    /** What became of the newest of the heartbeat's reads that was compared; empty before the first. */
    public Optional<Observation> newestBeat() {
        return Optional.ofNullable(newestBeat);
    }

    /** An outcome is known. Cheap where nobody follows. */
    void observed(Observation observation) {
        if (observation.read().origin() == Origin.HEARTBEAT) {
            newestBeat = observation;
        }
        if (!observation.read().origin().synthetic()) {
            return;
        }
        CompletableFuture<Observation> waiting =
                followed.remove(observation.read().id());
        if (waiting != null) {
            waiting.complete(observation);
        }
    }
}

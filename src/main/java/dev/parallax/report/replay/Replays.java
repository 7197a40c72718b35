package dev.parallax.report.replay;

import dev.parallax.capture.DataPlane;
import dev.parallax.capture.ReadSink;
import dev.parallax.capture.RecordedReads;
import dev.parallax.compare.FollowedReads;
import dev.parallax.evidence.EvidenceReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The replays of this process, in memory: a few at work, the most recent ones remembered. Thread-safe. */
@ApplicationScoped
public class Replays {

    private static final int AT_WORK = 4;
    private static final int REMEMBERED = 100;

    private final DataPlane plane;
    private final ReadSink sink;
    private final FollowedReads followed;
    private final EvidenceReader evidence;
    private final Clock clock;
    // Guarded by this; oldest first.
    private final Map<ReplayId, Replay> replays = new LinkedHashMap<>();

    Replays(DataPlane plane, ReadSink sink, FollowedReads followed, EvidenceReader evidence, Clock clock) {
        this.plane = plane;
        this.sink = sink;
        this.followed = followed;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** What a beginning came to. */
    public sealed interface Begun {

        /**
         * It may send.
         *
         * @param replay the new one
         */
        record Replaying(Replay replay) implements Begun {}

        /** Too many are at work. */
        record Busy() implements Begun {}

        /** The data plane does not run, so nobody can say what a read is. */
        record NotServing() implements Begun {}
    }

    /** Begins one. */
    public synchronized Begun begin(ReplayPlan plan) {
        Optional<RecordedReads> reads = plane.recorded();
        if (reads.isEmpty()) {
            return new Begun.NotServing();
        }
        replays.values().stream().filter(Replay::isForsaken).forEach(Replay::cancel);
        if (replays.values().stream().filter(replay -> !replay.isOver()).count() >= AT_WORK) {
            return new Begun.Busy();
        }
        if (replays.size() >= REMEMBERED) {
            replays.values().stream()
                    .filter(Replay::isOver)
                    .findFirst()
                    .ifPresent(oldest -> replays.remove(oldest.id()));
        }
        Replay replay = new Replay(
                new ReplayId(UUID.randomUUID().toString()),
                plan,
                new Replay.Stages(
                        reads.get(), sink, followed, () -> evidence.health().lastFlushAt(), clock));
        replays.put(replay.id(), replay);
        return new Begun.Replaying(replay);
    }

    /** The replay of that id; empty if there never was one, or it is forgotten. */
    public synchronized Optional<Replay> find(ReplayId id) {
        return Optional.ofNullable(replays.get(id));
    }
}

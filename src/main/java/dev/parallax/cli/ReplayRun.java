package dev.parallax.cli;

import dev.parallax.capture.recorded.Recording;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.ReplayDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One replay from the client's side: reads the file, sends, keeps the checkpoint, and tells what came of it. */
final class ReplayRun {

    /** Longest wait for the last outcomes, once everything is sent. */
    private static final Duration LAST_OUTCOMES = Duration.ofMinutes(2);
    /** The same once somebody has asked it to end. */
    private static final Duration LAST_OUTCOMES_IN_HASTE = Duration.ofSeconds(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** Times a side that is left alone is waited for, in a row. */
    private static final int PATIENCE = 6;

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_ENTRIES = 500;
    private static final String INTERRUPTED = "interrupted";

    private final ReplayService service;
    private final Path file;
    private final Recording recording;
    private final @Nullable Checkpoint checkpoint;
    private final ReplayScreen screen;
    private final double perSecond;
    private final long from;
    private final ReplayQueue queue;
    private final StopRequest stop;
    private final long startedAt = System.nanoTime();
    private boolean checkpointFailed;
    private int obstacles;

    /**
     * @param checkpoint null to keep none
     * @param from entries an earlier run was done with
     * @param stop ends it after the call that is under way
     */
    ReplayRun(
            ReplayService service,
            Path file,
            Recording recording,
            @Nullable Checkpoint checkpoint,
            ReplayScreen screen,
            double perSecond,
            long from,
            StopRequest stop) {
        this.service = service;
        this.file = file;
        this.recording = recording;
        this.checkpoint = checkpoint;
        this.screen = screen;
        this.perSecond = perSecond;
        this.from = from;
        this.stop = stop;
        this.queue = new ReplayQueue(recording, (int) Math.max(1, Math.min(MOST_ENTRIES, 2 * perSecond)));
    }

    /**
     * Runs to the end of the recording, or until it cannot go on.
     *
     * @throws IOException if it could not even begin, or the file cannot be read
     */
    ReplaySummary run(@Nullable Tenant tenant) throws IOException, InterruptedException {
        ReplayDocument replay = service.begin(tenant, perSecond);
        String ended = stop.isMade() ? INTERRUPTED : null;
        try {
            queue.skip(from);
            while (ended == null && queue.fill()) {
                byte[] lines = queue.lines();
                if (lines.length > 0) {
                    ReplayDocument answer = service.send(replay, lines);
                    replay = answer;
                    queue.taken(answer.taken() == null ? 0 : answer.taken());
                }
                keep();
                screen.progress(queue.share(), queue.done(), replay, elapsed());
                ended = stop.isMade() ? INTERRUPTED : obstacle(replay);
            }
            replay = outcomes(service.end(replay));
            if (ended == null) {
                ended = queue.broken().orElse(replay.state().over() ? null : "some reads have no outcome yet");
            }
        } catch (IOException away) {
            ended = stop.isMade() ? INTERRUPTED : "the service does not answer any more: " + away.getMessage();
        } finally {
            screen.clear();
        }
        if (ended == null) {
            forget();
        }
        return summary(replay, ended);
    }

    private @Nullable String obstacle(ReplayDocument replay) throws InterruptedException {
        String obstacle = replay.obstacle();
        if (replay.state().over()) {
            return "it was cancelled at the service";
        }
        if (obstacle == null) {
            obstacles = 0;
            return null;
        }
        obstacles++;
        if (!obstacle.equals("breaker_open") || obstacles > PATIENCE) {
            return "the service compares nothing at the moment (" + obstacle + ")";
        }
        screen.say(
                "A side does not answer and is left alone (breaker_open); trying again in " + PAUSE.toSeconds() + " s");
        return stop.pause(PAUSE) ? INTERRUPTED : null;
    }

    /** Asks until every read has its outcome and it is kept. */
    private ReplayDocument outcomes(ReplayDocument ending) throws IOException, InterruptedException {
        ReplayDocument replay = ending;
        long since = System.nanoTime();
        while (!replay.state().over() && System.nanoTime() - since < patience().toNanos()) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            replay = service.look(replay);
        }
        return replay;
    }

    private Duration patience() {
        return stop.isMade() ? LAST_OUTCOMES_IN_HASTE : LAST_OUTCOMES;
    }

    private void keep() {
        if (checkpoint == null || checkpointFailed) {
            return;
        }
        try {
            checkpoint.write(queue.done());
        } catch (IOException readOnly) {
            checkpointFailed = true;
            screen.say("No checkpoint can be kept in " + checkpoint.file() + " (" + Causes.deepest(readOnly)
                    + "): an interrupted replay would begin again; --resume FILE names another place");
        }
    }

    private void forget() throws IOException {
        if (checkpoint != null && !checkpointFailed) {
            checkpoint.delete();
        }
    }

    private ReplaySummary summary(ReplayDocument replay, @Nullable String ended) {
        return new ReplaySummary(
                ReplaySummary.KIND,
                String.valueOf(file.getFileName()),
                recording.format().word(),
                from,
                queue.done(),
                ended == null,
                ended,
                ReplaySummary.sum(queue.leftOut(), replay.leftOut()),
                queue.firstBad().stream()
                        .map(bad -> "line " + bad.line() + ": " + bad.problem())
                        .toList(),
                replay);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}

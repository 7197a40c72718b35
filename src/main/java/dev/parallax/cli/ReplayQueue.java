package dev.parallax.cli;

import dev.parallax.capture.LeftOut;
import dev.parallax.capture.recorded.BrokenRecordingException;
import dev.parallax.capture.recorded.RecordLines;
import dev.parallax.capture.recorded.RecordedEntry;
import dev.parallax.capture.recorded.RecordedRequest;
import dev.parallax.capture.recorded.Recording;
import dev.parallax.exchange.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a recording on their way to the service: read ahead by one call's worth, taken off once the service is done
 * with them. What can be no request never leaves, and is counted here. For one thread.
 */
final class ReplayQueue {

    /** Bytes of one call, but for a single entry that is larger; far under what the control plane accepts. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int NAMED = 5;

    private final Recording recording;
    private final int most;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
    private final List<RecordedEntry.Bad> firstBad = new ArrayList<>();
    private long bytes;
    private long done;
    private boolean ended;
    private @Nullable String broken;

    /** An entry as a line, or without one if it stays here. */
    private record Waiting(Body line) {}

    /**
     * @param recording to read from
     * @param most entries of one call
     */
    ReplayQueue(Recording recording, int most) {
        this.recording = recording;
        this.most = most;
    }

    /** Passes over entries that an earlier run was done with. */
    void skip(long entries) throws IOException {
        while (done < entries && nextWhole() != null) {
            done++;
        }
    }

    /** Reads ahead; false if the recording is at its end and everything is done with. */
    boolean fill() throws IOException {
        while (!ended && waiting.size() < most && bytes < MOST_BYTES) {
            RecordedEntry entry = nextWhole();
            if (entry == null) {
                ended = true;
            } else {
                Body line = line(entry);
                bytes += line.length();
                waiting.add(new Waiting(line));
            }
        }
        dropWhatStaysHere();
        return !waiting.isEmpty() || !ended;
    }

    /** Why the recording could not be read to its end; empty if it could. What is whole before that is replayed. */
    Optional<String> broken() {
        return Optional.ofNullable(broken);
    }

    private @Nullable RecordedEntry nextWhole() throws IOException {
        try {
            return recording.next();
        } catch (BrokenRecordingException cutOff) {
            broken = cutOff.getMessage();
            return null;
        }
    }

    /** What is to be sent now: NDJSON, empty if nothing is. */
    byte[] lines() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Waiting entry : waiting) {
            lines.writeBytes(entry.line().bytes());
        }
        return lines.toByteArray();
    }

    /** The service is done with the first so many of what was sent. */
    void taken(int sent) {
        for (int i = 0; i < sent && !waiting.isEmpty(); i++) {
            remove();
            dropWhatStaysHere();
        }
    }

    /** Entries done with, from the start of the recording. */
    long done() {
        return done;
    }

    /** Entries that stayed here, by reason in lower case. */
    Map<String, Long> leftOut() {
        Map<String, Long> words = new TreeMap<>();
        leftOut.forEach((reason, count) -> words.put(reason.word(), count));
        return words;
    }

    /** The first few entries that are no requests. */
    List<RecordedEntry.Bad> firstBad() {
        return List.copyOf(firstBad);
    }

    private void dropWhatStaysHere() {
        Waiting first = waiting.peek();
        while (first != null && first.line().isEmpty()) {
            remove();
            first = waiting.peek();
        }
    }

    private void remove() {
        bytes -= waiting.remove().line().length();
        done++;
    }

    private Body line(RecordedEntry entry) {
        if (entry instanceof RecordedEntry.Bad bad) {
            if (firstBad.size() < NAMED) {
                firstBad.add(bad);
            }
            return stays(LeftOut.BAD_ENTRY);
        }
        RecordedRequest request = ((RecordedEntry.Request) entry).request();
        if (request.body().length() > RecordLines.MAX_BODY) {
            return stays(LeftOut.TOO_LARGE);
        }
        return Body.of(RecordLines.write(withoutWrittenBody(request)));
    }

    private Body stays(LeftOut reason) {
        leftOut.merge(reason, 1L, Long::sum);
        return Body.empty();
    }

    /** A request that cannot be a read is sent to be counted, not to be kept: what somebody wrote stays here. */
    private static RecordedRequest withoutWrittenBody(RecordedRequest request) {
        boolean maybeRead = switch (request.method()) {
            case "GET", "HEAD", "POST" -> true;
            default -> false;
        };
        return maybeRead
                ? request
                : new RecordedRequest(
                        request.method(), request.target(), request.headers(), Body.empty(), request.tenant());
    }

    /** How much of the file has been read, 0 to 1. */
    double share() {
        return recording.share();
    }
}

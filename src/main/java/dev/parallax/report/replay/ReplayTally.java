package dev.parallax.report.replay;

import dev.parallax.capture.LeftOut;
import dev.parallax.compare.Observation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.SkipReason;
import dev.parallax.report.wire.ReplayOperationLine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of the entries of one replay. Thread-safe. */
final class ReplayTally {

    /** Operations counted by name; as many as may be told apart anywhere, and what is over is counted together. */
    private static final int MOST_OPERATIONS = 1_000;

    private static final String OTHERS = "(others)";
    /** Reads in a row that could not be asked, after which going on would only use up the recording. */
    private static final int IN_VAIN = 20;

    // All guarded by this.
    private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
    private final Map<SkipReason, Long> notCompared = new EnumMap<>(SkipReason.class);
    private final Map<String, Map<Outcome.Kind, Long>> operations = new TreeMap<>();
    private long asked;
    private long settled;
    private int inVain;
    private @Nullable SkipReason obstacle;

    synchronized void leftOut(LeftOut reason) {
        leftOut.merge(reason, 1L, Long::sum);
    }

    synchronized void asked() {
        asked++;
    }

    synchronized void observed(Observation observation) {
        settled++;
        Outcome outcome = observation.outcome();
        operations
                .computeIfAbsent(name(observation.read().operation().id()), none -> new EnumMap<>(Outcome.Kind.class))
                .merge(outcome.kind(), 1L, Long::sum);
        if (outcome instanceof Outcome.NotCompared skipped) {
            notCompared.merge(skipped.reason(), 1L, Long::sum);
            boolean stands = skipped.reason() == SkipReason.KILLED
                    || skipped.reason() == SkipReason.SHUTDOWN
                    || skipped.reason() == SkipReason.BREAKER_OPEN;
            inVain = stands ? inVain + 1 : 0;
            obstacle = inVain >= IN_VAIN ? skipped.reason() : null;
        } else {
            inVain = 0;
            obstacle = null;
        }
    }

    /** Why going on would be in vain; null if it would not. */
    synchronized @Nullable SkipReason obstacle() {
        return obstacle;
    }

    /** Tries again. */
    synchronized void forgetObstacle() {
        inVain = 0;
        obstacle = null;
    }

    /** Reads that were asked. */
    synchronized long replayed() {
        return asked;
    }

    /** Reads that were asked and have no outcome yet. */
    synchronized long inFlight() {
        return asked - settled;
    }

    /** What it came to, for people. */
    synchronized String sentence() {
        long mismatches = operations.values().stream()
                .mapToLong(counts -> counts.getOrDefault(Outcome.Kind.MISMATCH, 0L))
                .sum();
        long out = leftOut.values().stream().mapToLong(Long::longValue).sum();
        return asked + " reads replayed, " + mismatches + " differ; " + out + " entries left out.";
    }

    synchronized Map<String, Long> leftOutByWord() {
        Map<String, Long> words = new TreeMap<>();
        leftOut.forEach((reason, count) -> words.put(reason.word(), count));
        return words;
    }

    synchronized Map<String, Long> notComparedByWord() {
        Map<String, Long> words = new TreeMap<>();
        notCompared.forEach((reason, count) -> words.put(reason.word(), count));
        return words;
    }

    synchronized List<ReplayOperationLine> operationLines() {
        List<ReplayOperationLine> lines = new ArrayList<>(operations.size());
        operations.forEach((name, counts) -> lines.add(new ReplayOperationLine(
                name,
                counts.getOrDefault(Outcome.Kind.MATCH, 0L),
                counts.getOrDefault(Outcome.Kind.MISMATCH, 0L),
                counts.getOrDefault(Outcome.Kind.UNSTABLE, 0L),
                counts.getOrDefault(Outcome.Kind.VACUOUS, 0L),
                counts.getOrDefault(Outcome.Kind.NOT_COMPARED, 0L))));
        return lines;
    }

    private String name(OperationId operation) {
        boolean room = operations.size() < MOST_OPERATIONS || operations.containsKey(operation.value());
        return room ? operation.value() : OTHERS;
    }
}

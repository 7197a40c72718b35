package dev.parallax.shadow;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.SkipReason;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what the shadow stage hands over. */
final class RecordingPairSink implements PairSink {

    record Skipped(CapturedRead read, SkipReason reason) {}

    private final Queue<CapturedRead> captured = new ConcurrentLinkedQueue<>();
    private final Queue<Pair> paired = new ConcurrentLinkedQueue<>();
    private final Queue<Skipped> skipped = new ConcurrentLinkedQueue<>();

    @Override
    public void captured(CapturedRead read) {
        captured.add(read);
    }

    @Override
    public void paired(Pair pair, Runnable letGo) {
        letGo.run();
        paired.add(pair);
    }

    @Override
    public void skipped(CapturedRead read, SkipReason reason) {
        skipped.add(new Skipped(read, reason));
    }

    List<CapturedRead> captured() {
        return List.copyOf(captured);
    }

    List<Pair> paired() {
        return List.copyOf(paired);
    }

    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    List<SkipReason> reasons() {
        return skipped.stream().map(Skipped::reason).toList();
    }

    /** Reads skipped for that reason. */
    int count(SkipReason reason) {
        return (int) reasons().stream().filter(reason::equals).count();
    }

    /** Reads that have their outcome. */
    int settled() {
        return paired.size() + skipped.size();
    }
}

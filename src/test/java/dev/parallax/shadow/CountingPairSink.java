package dev.parallax.shadow;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.SkipReason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the shadow stage hands over, and keeps none of it. */
final class CountingPairSink implements PairSink {

    /** What pairs showed, by words of the test's own. */
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    private final LongAdder captured = new LongAdder();
    private final LongAdder settled = new LongAdder();

    @Override
    public void captured(CapturedRead read) {
        captured.increment();
    }

    @Override
    public void paired(Pair pair, Runnable letGo) {
        count(verdict(pair));
        letGo.run();
        settled.increment();
    }

    @Override
    public void skipped(CapturedRead read, SkipReason reason) {
        count(reason.word());
        settled.increment();
    }

    long captured() {
        return captured.sum();
    }

    long settled() {
        return settled.sum();
    }

    long count(Enum<?> what) {
        LongAdder adder = counts.get(what.name().toLowerCase(java.util.Locale.ROOT));
        return adder == null ? 0 : adder.sum();
    }

    /** Pairs whose bodies are the same. */
    long equal() {
        return counts.getOrDefault("equal", new LongAdder()).sum();
    }

    /** Pairs whose bodies are not. */
    long different() {
        return counts.getOrDefault("different", new LongAdder()).sum();
    }

    private static String verdict(Pair pair) {
        if (pair.shadow().reply() instanceof Reply.Failure failure) {
            return failure.fault().name().toLowerCase(java.util.Locale.ROOT);
        }
        boolean equal = pair.serving().reply() instanceof Reply.Answer serving
                && pair.shadow().reply() instanceof Reply.Answer shadow
                && serving.body().equals(shadow.body());
        return equal ? "equal" : "different";
    }

    private void count(String what) {
        counts.computeIfAbsent(what, first -> new LongAdder()).increment();
    }
}

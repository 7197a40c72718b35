package dev.parallax.shadow;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.SkipReason;

/**
 * Where pairs go; the compare stage stands behind it. For every read first {@link #captured}, then exactly one of
 * {@link #paired} and {@link #skipped}. Called on event loops: the methods return at once and never throw.
 */
public interface PairSink {

    /** A read entered the pipeline; it is in flight from now on. */
    void captured(CapturedRead read);

    /** Both exchanges of a captured read are there. */
    void paired(Pair pair);

    /**
     * Both exchanges of a captured read are there; their bodies count against the process-wide byte budget until
     * {@code letGo} is run. Without a queue of its own a sink need not care: by default they are let go at once.
     *
     * @param pair the pair
     * @param letGo to be run once, on any thread, when the pair's bodies are no longer held
     */
    default void paired(Pair pair, Runnable letGo) {
        try {
            paired(pair);
        } finally {
            letGo.run();
        }
    }

    /** A captured read will have no pair. */
    void skipped(CapturedRead read, SkipReason reason);
}

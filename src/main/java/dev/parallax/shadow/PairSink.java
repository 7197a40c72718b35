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

    /**
     * Both exchanges of a captured read are there; their bodies count against the process-wide byte budget until {@code
     * letGo} is run.
     *
     * @param pair the pair
     * @param letGo to be run exactly once, on any thread, when the pair's bodies are no longer held
     */
    void paired(Pair pair, Runnable letGo);

    /** A captured read will have no pair. */
    void skipped(CapturedRead read, SkipReason reason);
}

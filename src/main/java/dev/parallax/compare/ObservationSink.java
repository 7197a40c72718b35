package dev.parallax.compare;

import dev.parallax.exchange.CapturedRead;

/**
 * Where observations go; the evidence stage stands behind it. For every read first {@link #captured}, then exactly one
 * {@link #observed}. The methods do no I/O, return at once and never throw.
 */
public interface ObservationSink {

    /** A read entered the pipeline; it is in flight from now on. */
    void captured(CapturedRead read);

    /** A captured read has its outcome; it is no longer in flight. */
    void observed(Observation observation);
}

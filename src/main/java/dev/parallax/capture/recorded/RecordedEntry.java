package dev.parallax.capture.recorded;

/** One entry of a recording. */
public sealed interface RecordedEntry {

    /** Line of the file on which it begins, from 1. */
    long line();

    /**
     * A request.
     *
     * @param line where it begins
     * @param request what was recorded
     */
    record Request(long line, RecordedRequest request) implements RecordedEntry {}

    /**
     * Something that should have been a request.
     *
     * @param line where it begins
     * @param problem what is wrong with it; never what stands in it
     */
    record Bad(long line, String problem) implements RecordedEntry {}
}

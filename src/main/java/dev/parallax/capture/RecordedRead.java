package dev.parallax.capture;

import dev.parallax.exchange.CapturedRead;

/** What capture makes of a recorded request. */
public sealed interface RecordedRead {

    /**
     * It may be asked again.
     *
     * @param read as it is going to be asked, synthetic
     */
    record Replayable(CapturedRead read) implements RecordedRead {}

    /**
     * It may not.
     *
     * @param reason why
     */
    record Refused(LeftOut reason) implements RecordedRead {}
}

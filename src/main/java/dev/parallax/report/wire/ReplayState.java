package dev.parallax.report.wire;

/** Where a replay stands. The names are part of the API. */
public enum ReplayState {
    /** Takes entries. */
    RUNNING,
    /** Takes no more; some reads have no outcome yet. */
    FINISHING,
    /** Every read has its outcome. */
    DONE,
    /** Ended early. */
    CANCELLED;

    /** Whether it will take no entry and change no more. */
    public boolean over() {
        return this == DONE || this == CANCELLED;
    }
}

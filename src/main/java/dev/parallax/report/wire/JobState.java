package dev.parallax.report.wire;

/** Where a job stands. The names are part of the API. */
public enum JobState {
    /** Waiting for its turn, or at work. */
    RUNNING,
    /** Came to its end; its summary says with what. */
    DONE,
    /** Somebody stopped it, or the service did when it stopped. What it had done until then stands. */
    CANCELLED,
    /** Could not go on; its summary says why. */
    FAILED;

    /** Whether it will not change any more. */
    public boolean over() {
        return this != RUNNING;
    }
}

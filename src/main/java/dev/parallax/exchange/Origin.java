package dev.parallax.exchange;

/** How a read came to be captured. */
public enum Origin {
    /** A client's own request through the inline proxy. */
    PROXY(false),
    /** A copy of a client's request, sent by somebody else's mirroring. */
    MIRROR(false),
    /** Recorded traffic, asked again. */
    REPLAY(true),
    /** A tenant's own earlier read, asked again by Parallax. */
    RECHECK(true),
    /** The synthetic tenant's seeded difference. */
    HEARTBEAT(true);

    private final boolean synthetic;

    Origin(boolean synthetic) {
        this.synthetic = synthetic;
    }

    /** Whether no client was waiting for the answer: labelled as such in all evidence. */
    public boolean synthetic() {
        return synthetic;
    }
}

package dev.parallax.report.wire;

/**
 * Whether mirroring is stopped.
 *
 * @param kind always {@value #KIND}
 * @param engaged true if nothing is mirrored; clients are served either way
 */
public record KillSwitchDocument(String kind, boolean engaged) {

    /** What {@link #kind} holds. */
    public static final String KIND = "kill-switch";

    /**
     * @throws IllegalArgumentException if it is of another kind
     */
    public KillSwitchDocument {
        kind = Wire.kind(KIND, kind);
    }
}

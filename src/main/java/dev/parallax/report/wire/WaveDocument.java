package dev.parallax.report.wire;

import java.util.List;

/**
 * The tenants that move next.
 *
 * @param kind always {@value #KIND}
 * @param members in the order in which they were chosen; empty if nobody may move
 * @param ready READY tenants that have not moved, as far as the caller sees them
 * @param moved tenants the candidate serves already, as far as the caller sees them
 */
public record WaveDocument(String kind, List<Member> members, long ready, long moved) {

    /** What {@link #kind} holds. */
    public static final String KIND = "wave";

    /** Refuses to lack a required member; copies the list. */
    public WaveDocument {
        kind = Wire.kind(KIND, kind);
        members = List.copyOf(Wire.required("members", members));
    }

    /**
     * A tenant of the wave.
     *
     * @param tenant who
     * @param reads its blast radius: reads it was served within the profile window
     * @param operations how many operations it uses
     * @param first operations that neither a moved tenant nor one before it in the wave uses, sorted
     */
    public record Member(String tenant, long reads, int operations, List<String> first) {

        /** Refuses to lack a required member; copies the list. */
        public Member {
            Wire.required("tenant", tenant);
            first = List.copyOf(Wire.required("first", first));
        }
    }
}

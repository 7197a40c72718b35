package dev.parallax.report.wire;

import java.util.List;

/**
 * The jobs that the service remembers, newest first.
 *
 * @param kind always {@value #KIND}
 * @param jobs the entries
 */
public record JobsDocument(String kind, List<JobDocument> jobs) {

    /** What {@link #kind} holds. */
    public static final String KIND = "jobs";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public JobsDocument {
        kind = Wire.kind(KIND, kind);
        jobs = List.copyOf(Wire.required("jobs", jobs));
    }
}

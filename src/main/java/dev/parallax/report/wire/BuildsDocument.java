package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What deployment pipelines said is running. It stands for a side whose replies name no build; where they do, their word
 * counts.
 *
 * @param kind always {@value #KIND}
 * @param legacy declared for the legacy side; left out if nothing was
 * @param candidate declared for the candidate side; left out if nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BuildsDocument(
        String kind, @Nullable String legacy, @Nullable String candidate) {

    /** What {@link #kind} holds. */
    public static final String KIND = "builds";

    /**
     * @throws IllegalArgumentException if it is of another kind
     */
    public BuildsDocument {
        kind = Wire.kind(KIND, kind);
    }
}

package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Long work, as it stands.
 *
 * @param kind always {@value #KIND}
 * @param id names it as long as the service remembers it
 * @param work what it does: {@code recheck}, {@code backtest} or {@code replay}
 * @param tenant whose work it is; left out if it concerns several
 * @param state where it stands
 * @param done steps done so far
 * @param total steps there are; 0 until that is known
 * @param startedAt when it was asked for
 * @param endedAt when it came to its end; left out until then
 * @param summary what came of it, a sentence; left out until then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobDocument(
        String kind,
        String id,
        String work,
        @Nullable String tenant,
        JobState state,
        long done,
        long total,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String summary) {

    /** What {@link #kind} holds. */
    public static final String KIND = "job";

    /**
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public JobDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("id", id);
        Wire.required("work", work);
        Wire.required("state", state);
        Wire.required("startedAt", startedAt);
    }
}

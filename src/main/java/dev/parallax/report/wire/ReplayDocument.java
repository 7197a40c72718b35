package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Recorded traffic being asked again.
 *
 * @param kind always {@value #KIND}
 * @param id names it as long as the service remembers it
 * @param job id of the job that shows it among others; left out if there is none
 * @param state where it stands
 * @param tenant whose reads alone are replayed; left out if everybody's are
 * @param replayed reads that were asked; they obey {@code replayed = the outcomes of all operations + inFlight}
 * @param inFlight asked, no outcome yet
 * @param leftOut entries that were not asked, by reason in lower case
 * @param notCompared reads that were asked, or should have been, and could not be compared, by reason in lower case
 * @param operations outcomes by operation
 * @param obstacle why it takes no entries at the moment, such as {@code killed}; left out if it does
 * @param taken entries of this call that are done with; left out where none were sent
 * @param startedAt when it began
 * @param endedAt when it was over; left out until then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayDocument(
        String kind,
        String id,
        @Nullable String job,
        ReplayState state,
        @Nullable String tenant,
        long replayed,
        long inFlight,
        Map<String, Long> leftOut,
        Map<String, Long> notCompared,
        List<ReplayOperationLine> operations,
        @Nullable String obstacle,
        @Nullable Integer taken,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** What {@link #kind} holds. */
    public static final String KIND = "replay";

    /**
     * Copies, keys sorted.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public ReplayDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("id", id);
        Wire.required("state", state);
        Wire.required("startedAt", startedAt);
        leftOut = Collections.unmodifiableMap(new TreeMap<>(Wire.required("leftOut", leftOut)));
        notCompared = Collections.unmodifiableMap(new TreeMap<>(Wire.required("notCompared", notCompared)));
        operations = List.copyOf(Wire.required("operations", operations));
    }

    /** The same with the number of entries that are done with. */
    public ReplayDocument withTaken(int entries) {
        return new ReplayDocument(
                kind,
                id,
                job,
                state,
                tenant,
                replayed,
                inFlight,
                leftOut,
                notCompared,
                operations,
                obstacle,
                entries,
                startedAt,
                endedAt);
    }
}

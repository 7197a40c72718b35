package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.readiness.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's verdict changed.
 *
 * @param kind always {@value #KIND}
 * @param tenant whose
 * @param verdicts newest first; the newest still stands
 */
public record VerdictsDocument(String kind, String tenant, List<Change> verdicts) {

    /** What {@link #kind} holds. */
    public static final String KIND = "verdicts";

    /** Copies the list. */
    public VerdictsDocument {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * One change.
     *
     * @param at when it was first judged so
     * @param decision the verdict
     * @param previous the verdict before it; left out for a tenant's first
     * @param reason the check that decided
     * @param sentence what the figures carried
     * @param epoch what the evidence was about; left out if there was none
     * @param captured reads in that epoch
     * @param match those that agreed
     * @param mismatch those that differed
     * @param newestAt when the newest of them was compared; left out if none was
     * @param findings every check, the deciding one first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            Instant at,
            Decision decision,
            @Nullable Decision previous,
            Finding reason,
            String sentence,
            @Nullable EpochLine epoch,
            long captured,
            long match,
            long mismatch,
            @Nullable Instant newestAt,
            List<Finding> findings) {

        /** Copies the list. */
        public Change {
            findings = List.copyOf(findings);
        }
    }

    /**
     * A check as it is remembered: without the message, which may name keys of replies.
     *
     * @param code which
     * @param decision what it alone made of the verdict
     * @param operation what it was about; left out if about the tenant as a whole
     * @param figure what was found; left out if there is no figure
     * @param limit what the policy asked; left out if there was no limit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Finding(
            String code,
            Decision decision,
            @Nullable String operation,
            @Nullable String figure,
            @Nullable String limit) {}
}

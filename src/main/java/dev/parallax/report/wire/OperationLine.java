package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one operation of one tenant in its current epoch.
 *
 * @param operation which
 * @param counts its reads by outcome
 * @param distinctCases lower bound of the number of distinct cases among the matches
 * @param mismatchedCases estimated number of distinct cases among the mismatches
 * @param seenOnce distinct cases seen exactly once
 * @param maskedMatches matches that leaned on a rule
 * @param latency both sides' latencies
 * @param servedReads the tenant's reads of it in the profile window, in any epoch, compared or not
 * @param lastComparedAt the newest compared read; left out if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationLine(
        String operation,
        CountsLine counts,
        long distinctCases,
        long mismatchedCases,
        long seenOnce,
        long maskedMatches,
        LatencyLine latency,
        long servedReads,
        @Nullable Instant lastComparedAt) {

    /** Refuses to lack a required member. */
    public OperationLine {
        Wire.required("operation", operation);
        Wire.required("counts", counts);
        Wire.required("latency", latency);
    }
}

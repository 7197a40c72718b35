package dev.parallax.readiness;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as it is remembered: with what it stood on, and without anything that came out of a reply.
 *
 * @param tenant whose
 * @param at when it was first judged so
 * @param decision the verdict
 * @param previous the verdict before it; null for a tenant's first
 * @param findings every check, the deciding one at the head; never empty
 * @param sentence what the figures carried
 * @param epoch what the evidence was about; null if there was none
 * @param figures how much evidence it was
 */
public record LoggedVerdict(
        Tenant tenant,
        Instant at,
        Decision decision,
        @Nullable Decision previous,
        List<Finding> findings,
        String sentence,
        @Nullable Epoch epoch,
        Figures figures) {

    /**
     * @throws IllegalArgumentException if there is no finding
     */
    public LoggedVerdict {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a verdict needs a reason");
        }
    }

    /** The finding that decided. */
    public Finding deciding() {
        return findings.get(0);
    }

    /**
     * A check as it is remembered.
     *
     * @param code which
     * @param decision what it alone made of the verdict
     * @param operation what it was about; null if about the tenant as a whole
     * @param figure what was found; null if there is no figure
     * @param limit what the policy asked; null if there was no limit
     */
    public record Finding(
            ReasonCode code,
            Decision decision,
            @Nullable OperationId operation,
            @Nullable String figure,
            @Nullable String limit) {

        /** What is remembered of {@code reason}. */
        public static Finding of(Reason reason) {
            return new Finding(reason.code(), reason.decision(), reason.operation(), reason.figure(), reason.limit());
        }
    }

    /**
     * How much evidence a verdict stood on.
     *
     * @param captured reads
     * @param match those that agreed
     * @param mismatch those that differed
     * @param newest when the newest of them was compared; null if none was
     */
    public record Figures(
            long captured,
            long match,
            long mismatch,
            @Nullable Instant newest) {}
}

package dev.parallax.readiness.ledger;

import dev.parallax.evidence.Epoch;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest thing that was said of a tenant.
 *
 * @param decision the verdict
 * @param reason the code that decided, as written
 * @param epoch what it was about; null if there was no evidence
 * @param refusedAt when evidence last spoke against the tenant; null if it never did
 */
record Precedent(
        Decision decision,
        String reason,
        @Nullable Epoch epoch,
        @Nullable Instant refusedAt) {

    /** Whether {@code verdict} says something else. */
    boolean differs(Verdict verdict) {
        return decision != verdict.decision()
                || !reason.equals(verdict.reasons().get(0).code().name())
                || !Objects.equals(epoch, verdict.epoch());
    }
}

package dev.parallax.readiness;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tenant may be flipped, why, and what exactly was shown.
 *
 * @param tenant whose
 * @param decision the verdict
 * @param reasons every check, unsatisfied ones first, the deciding one at the head; never empty
 * @param sentence the strongest sentence the figures carry; no stronger word
 * @param epoch what the evidence is about; null if there is none
 * @param serving the side that serves the tenant now; null if the tenant's evidence could not be read
 * @param counts reads by outcome in that epoch
 * @param at when it was judged
 * @param override the newest override of the tenant, whether or not it still counts; null if there never was one
 */
public record Verdict(
        Tenant tenant,
        Decision decision,
        List<Reason> reasons,
        String sentence,
        @Nullable Epoch epoch,
        @Nullable Side serving,
        Counts counts,
        Instant at,
        @Nullable BreakGlass override) {

    /**
     * @throws IllegalArgumentException if there is no reason, or the decision is READY and a reason says otherwise
     */
    public Verdict {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a verdict needs a reason");
        }
        if (decision == Decision.READY && reasons.stream().anyMatch(reason -> reason.decision() != Decision.READY)) {
            throw new IllegalArgumentException("READY against a reason that says otherwise");
        }
    }

    /** One of a tenant that was never overridden. */
    public Verdict(
            Tenant tenant,
            Decision decision,
            List<Reason> reasons,
            String sentence,
            @Nullable Epoch epoch,
            @Nullable Side serving,
            Counts counts,
            Instant at) {
        this(tenant, decision, reasons, sentence, epoch, serving, counts, at, null);
    }

    /** The same, showing {@code override}: in its reasons too, so that nothing that shows them can leave it out. */
    public Verdict showing(BreakGlass override) {
        List<Reason> shown = Stream.concat(reasons.stream(), Stream.of(override.shownIn(this)))
                .toList();
        return new Verdict(tenant, decision, shown, sentence, epoch, serving, counts, at, override);
    }

    /** Whether evidence speaks against the tenant, rather than the hour or a lack. */
    public boolean refusedByEvidence() {
        return reasons.stream()
                .anyMatch(reason ->
                        reason.decision() == Decision.NOT_READY && reason.code().refuses());
    }
}

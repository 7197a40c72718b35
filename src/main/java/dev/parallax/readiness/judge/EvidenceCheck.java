package dev.parallax.readiness.judge;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.util.List;

/** Was anything compared at all? */
final class EvidenceCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        boolean compared = docket.operations().stream()
                .anyMatch(operation -> operation.counts().compared() > 0);
        if (compared
                && docket.evidence().lastComparedAt() != null
                && docket.evidence().epochStartedAt() != null) {
            return List.of();
        }
        String message =
                docket.operations().isEmpty() && !docket.evidence().operations().isEmpty()
                        ? "every operation " + docket.tenant() + " uses is exempt, so nothing can be shown"
                        : "nothing was compared for " + docket.tenant() + " between these builds";
        return List.of(Reason.of(ReasonCode.NO_EVIDENCE, Decision.INSUFFICIENT_EVIDENCE, message)
                .found("0 comparisons")
                .asked("at least 1")
                .curedBy("send the tenant's reads through the data plane; see that they are on the allow-list"));
    }
}

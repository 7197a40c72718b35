package dev.parallax.readiness.judge;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.time.Instant;
import java.util.List;

/** Was anything compared since evidence last spoke against the tenant? What turned it down does not also let it pass. (E8) */
final class RecoveryCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        Instant refused = docket.background().refusedAt();
        Instant newest = docket.evidence().lastComparedAt();
        if (refused == null || newest == null || newest.isAfter(refused)) {
            return List.of();
        }
        return List.of(Reason.of(
                        ReasonCode.NO_NEW_EVIDENCE,
                        Decision.INSUFFICIENT_EVIDENCE,
                        "evidence spoke against the tenant until " + Shown.moment(refused)
                                + ", and nothing was compared since")
                .found("newest comparison " + Shown.moment(newest))
                .asked("after " + Shown.moment(refused))
                .curedBy("let the tenant's next read be compared, or " + Again.command(docket)));
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Is the newest comparison new enough? Traffic that stopped must not leave a verdict standing. */
final class FreshnessCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        Instant last = docket.evidence().lastComparedAt();
        if (last == null) {
            return List.of(); // named by EvidenceCheck
        }
        Duration age = Duration.between(last, docket.now());
        Duration limit = docket.required().freshness();
        boolean fresh = age.compareTo(limit) <= 0;
        Reason reason = Reason.of(
                        ReasonCode.STALE,
                        fresh ? Decision.READY : Decision.INSUFFICIENT_EVIDENCE,
                        "the newest comparison is " + Shown.duration(age) + " old")
                .found(Shown.duration(age))
                .asked("at most " + Shown.duration(limit));
        return List.of(
                fresh
                        ? reason
                        : reason.curedBy("see why the tenant's reads are no longer compared; if it just reads"
                                + " nothing, " + Again.command(docket)));
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Have these builds been compared for long enough to have met a day, a night and a week's rhythm? */
final class SoakCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        Instant started = docket.evidence().epochStartedAt();
        if (started == null) {
            return List.of(); // named by EvidenceCheck
        }
        Duration soaked = Duration.between(started, docket.now());
        Duration required = docket.required().soak();
        boolean enough = soaked.compareTo(required) >= 0;
        Reason reason = Reason.of(
                        ReasonCode.SOAK,
                        enough ? Decision.READY : Decision.INSUFFICIENT_EVIDENCE,
                        "these builds have been compared for " + Shown.duration(soaked))
                .found(Shown.duration(soaked))
                .asked("at least " + Shown.duration(required));
        return List.of(
                enough
                        ? reason
                        : reason.curedBy("wait " + Shown.duration(required.minus(soaked)) + ", until "
                                + Shown.moment(started.plus(required))));
    }
}

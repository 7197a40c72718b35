package dev.parallax.readiness.judge;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.util.List;

/** Can Parallax vouch for what it kept? */
final class SoundCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        if (docket.health().sound()) {
            return List.of(
                    Reason.of(ReasonCode.PIPELINE_UNSOUND, Decision.READY, "Parallax can vouch for its own evidence"));
        }
        return docket.health().problems().stream()
                .map(problem -> Reason.of(ReasonCode.PIPELINE_UNSOUND, Decision.UNKNOWN, problem)
                        .curedBy("see /q/health; verdicts come back with the pipeline"))
                .toList();
    }
}

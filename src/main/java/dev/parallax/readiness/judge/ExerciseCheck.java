package dev.parallax.readiness.judge;

import dev.parallax.evidence.OperationEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.policy.Exercise;
import dev.parallax.rules.Glob;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Were the operations that only come now and then compared when they came? */
final class ExerciseCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        return docket.policy().exercises().stream()
                .filter(exercise -> exercise.scope().covers(docket.tenant()))
                .flatMap(exercise -> missing(exercise, docket))
                .toList();
    }

    private static Stream<Reason> missing(Exercise exercise, Docket docket) {
        Instant since = docket.now().minus(exercise.within());
        return exercise.scope().operations().stream()
                .filter(glob -> docket.evidence().operations().stream().noneMatch(used -> recent(used, glob, since)))
                .map(glob -> Reason.of(
                                ReasonCode.NOT_EXERCISED,
                                Decision.INSUFFICIENT_EVIDENCE,
                                glob + " was not compared in the last " + Shown.duration(exercise.within()))
                        .found("0 comparisons")
                        .asked("at least 1 in " + Shown.duration(exercise.within()))
                        .curedBy("have the tenant use it, or replay a recorded request"));
    }

    private static boolean recent(OperationEvidence used, Glob glob, Instant since) {
        Instant last = used.lastComparedAt();
        return glob.matches(used.operation().value()) && last != null && !last.isBefore(since);
    }
}

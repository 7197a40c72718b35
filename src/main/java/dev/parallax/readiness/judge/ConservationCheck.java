package dev.parallax.readiness.judge;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.util.List;
import java.util.stream.LongStream;

/** Is every read accounted for, in every operation? Exempt ones too: a leak in the counting is one everywhere. */
final class ConservationCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        List<Reason> broken = docket.evidence().operations().stream()
                .filter(operation -> operation.counts().unaccounted() != 0 || impossible(operation))
                .map(ConservationCheck::broken)
                .toList();
        return broken.isEmpty()
                ? List.of(Reason.of(
                                ReasonCode.CONSERVATION_BROKEN, Decision.READY, "every captured read is accounted for")
                        .found(Shown.count(docket.evidence().counts().captured(), "read")))
                : broken;
    }

    private static Reason broken(OperationEvidence operation) {
        long unaccounted = operation.counts().unaccounted();
        String message = unaccounted == 0
                ? "the counts of " + operation.operation() + " cannot be: one is negative"
                : Shown.count(Math.abs(unaccounted), "read") + " of " + operation.operation()
                        + (unaccounted > 0 ? " vanished on the way" : " came out that never went in");
        return Reason.of(ReasonCode.CONSERVATION_BROKEN, Decision.UNKNOWN, message)
                .about(operation.operation())
                .found(Shown.count(unaccounted))
                .asked("exactly 0")
                .curedBy("report it: this is a bug of Parallax");
    }

    private static boolean impossible(OperationEvidence operation) {
        Counts counts = operation.counts();
        LongStream outcomes = LongStream.of(
                counts.captured(),
                counts.match(),
                counts.mismatch(),
                counts.unstable(),
                counts.vacuous(),
                counts.inFlight(),
                counts.crashGap(),
                operation.distinctCases(),
                operation.mismatchedCases(),
                operation.seenOnce(),
                operation.maskedMatches(),
                operation.servedReads());
        return LongStream.concat(
                        outcomes, counts.notCompared().values().stream().mapToLong(Long::longValue))
                .anyMatch(count -> count < 0);
    }
}

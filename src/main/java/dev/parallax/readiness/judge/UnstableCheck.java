package dev.parallax.readiness.judge;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.statistics.Share;
import java.util.List;

/** Did too many reads meet moving data? A bug can hide among them. */
final class UnstableCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        return docket.operations().stream()
                .filter(operation -> share(operation.counts()).compareTo(limit(operation, docket)) > 0)
                .map(operation -> Reason.of(
                                ReasonCode.UNSTABLE_SHARE,
                                Decision.INSUFFICIENT_EVIDENCE,
                                "the data moved under " + share(operation.counts()) + " of the reads of "
                                        + operation.operation() + ", so they showed nothing")
                        .about(operation.operation())
                        .found(share(operation.counts()))
                        .asked("at most " + limit(operation, docket))
                        .curedBy("compare at a quieter hour, or declare the field that moves"))
                .toList();
    }

    private static Share limit(OperationEvidence operation, Docket docket) {
        return docket.required(operation.operation()).budgets().unstable();
    }

    private static Share share(Counts counts) {
        return Share.of(counts.unstable(), counts.compared() + counts.unstable());
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.evidence.OperationEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.statistics.Share;
import java.util.List;

/** Do matches stand on their own, or on rules? */
final class MaskedCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        return docket.operations().stream()
                .filter(operation -> share(operation).compareTo(limit(operation, docket)) > 0)
                .map(operation -> Reason.of(
                                ReasonCode.MASKED_SHARE,
                                Decision.NOT_READY,
                                share(operation) + " of the matches of " + operation.operation() + " lean on a rule")
                        .about(operation.operation())
                        .found(share(operation))
                        .asked("at most " + limit(operation, docket))
                        .curedBy("narrow the rules that mask it, or fix what they mask"))
                .toList();
    }

    private static Share share(OperationEvidence operation) {
        return Share.of(operation.maskedMatches(), operation.counts().match());
    }

    private static Share limit(OperationEvidence operation, Docket docket) {
        return docket.required(operation.operation()).budgets().masked();
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.util.List;

/** Was every operation the tenant uses compared between these builds? (E5) */
final class UnseenCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        List<Reason> unseen = docket.operations().stream()
                .filter(operation -> operation.counts().compared() == 0)
                .map(operation -> unseen(operation, docket))
                .toList();
        return unseen.isEmpty()
                ? List.of(Reason.of(
                                ReasonCode.OPERATION_UNSEEN,
                                Decision.READY,
                                "every operation that is used was compared")
                        .found(Shown.count(docket.operations().size(), "operation")))
                : unseen;
    }

    private static Reason unseen(OperationEvidence operation, Docket docket) {
        return Reason.of(
                        ReasonCode.OPERATION_UNSEEN,
                        Decision.INSUFFICIENT_EVIDENCE,
                        operation.operation() + " was used " + Shown.count(operation.servedReads(), "time")
                                + " and never compared between these builds" + proofless(operation.counts()))
                .about(operation.operation())
                .found("0 comparisons")
                .asked("at least 1")
                .curedBy(Again.command(operation, docket)
                        + " asks both sides its kept reads again; otherwise let the tenant use it once more, replay a"
                        + " recorded request, or exempt it, with reason, owner and end date");
    }

    private static String proofless(Counts counts) {
        return counts.vacuous() == 0 ? "" : "; " + Shown.count(counts.vacuous(), "agreement") + " proved nothing";
    }
}

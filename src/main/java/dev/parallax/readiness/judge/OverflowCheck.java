package dev.parallax.readiness.judge;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.util.List;

/** Were there so many kinds of discrepancy that some are not known one by one? */
final class OverflowCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        return docket.evidence().overflow()
                ? List.of(Reason.of(
                                ReasonCode.DISCREPANCY_OVERFLOW,
                                Decision.NOT_READY,
                                "more kinds of discrepancy were met than can be kept apart; some are only counted")
                        .curedBy("fix the candidate's commonest discrepancies first; a new build starts afresh"))
                : List.of();
    }
}

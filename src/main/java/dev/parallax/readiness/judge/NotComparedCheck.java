package dev.parallax.readiness.judge;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.exchange.SkipReason;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.statistics.Share;
import java.util.List;
import java.util.Map;

/**
 * Did too many reads escape the comparison? What was shed or lost counts against the tenant: it may be the odd reads that
 * were. What sampling left out does not: a hash of the request chose it.
 */
final class NotComparedCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        List<Reason> over = docket.operations().stream()
                .filter(operation -> share(operation.counts()).compareTo(limit(operation, docket)) > 0)
                .map(operation -> over(operation, limit(operation, docket)))
                .toList();
        return over.isEmpty()
                ? List.of(Reason.of(
                        ReasonCode.NOT_COMPARED_SHARE,
                        Decision.READY,
                        share(docket.evidence().counts()) + " of the reads were not compared"))
                : over;
    }

    private static Reason over(OperationEvidence operation, Share limit) {
        Share share = share(operation.counts());
        return Reason.of(
                        ReasonCode.NOT_COMPARED_SHARE,
                        Decision.INSUFFICIENT_EVIDENCE,
                        share + " of the reads of " + operation.operation() + " were not compared, most of them "
                                + commonest(operation.counts()))
                .about(operation.operation())
                .found(share)
                .asked("at most " + limit)
                .curedBy("remove the cause; the share falls as reads are compared");
    }

    private static Share limit(OperationEvidence operation, Docket docket) {
        return docket.required(operation.operation()).budgets().notCompared();
    }

    private static Share share(Counts counts) {
        long sampledOut = counts.notCompared().getOrDefault(SkipReason.SAMPLED_OUT, 0L);
        long escaped = counts.notComparedTotal() - sampledOut + counts.crashGap();
        return Share.of(escaped, counts.captured() - sampledOut - counts.inFlight());
    }

    private static String commonest(Counts counts) {
        Map.Entry<SkipReason, Long> most = counts.notCompared().entrySet().stream()
                .filter(entry -> entry.getKey() != SkipReason.SAMPLED_OUT)
                .max(Map.Entry.comparingByValue())
                .orElse(null);
        return most == null || most.getValue() < counts.crashGap()
                ? "lost to a crash of Parallax"
                : most.getKey().word();
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.policy.LatencyLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Is the candidate as fast as it has to be, in every operation? */
final class LatencyCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        List<Reason> reasons = new ArrayList<>();
        for (OperationEvidence operation : docket.operations()) {
            LatencyLimit limit = docket.required(operation.operation()).latency();
            LatencyProfile latency = operation.latency();
            if (operation.counts().compared() == 0) {
                continue; // named by UnseenCheck
            }
            if (latency.pairs() < limit.pairs()) {
                reasons.add(unmeasured(operation, limit, docket));
            } else if (latency.candidateP95().compareTo(limit.allowed(latency.legacyP95())) > 0) {
                reasons.add(slower(operation, limit));
            } else if (limit.shown() && !isShown(latency, limit)) {
                reasons.add(unshown(operation, limit, docket));
            }
        }
        return reasons.isEmpty()
                ? List.of(Reason.of(ReasonCode.SLOWER, Decision.READY, "the candidate is not slower than allowed"))
                : List.copyOf(reasons);
    }

    /** Whether the slowest that the candidate may be is still allowed with the fastest that legacy may be. (E11) */
    private static boolean isShown(LatencyProfile latency, LatencyLimit limit) {
        Duration most = latency.candidateP95AtMost();
        return most != null && most.compareTo(limit.allowed(latency.legacyP95AtLeast())) <= 0;
    }

    private static Reason unshown(OperationEvidence operation, LatencyLimit limit, Docket docket) {
        LatencyProfile latency = operation.latency();
        Duration most = latency.candidateP95AtMost();
        String allowed = "at most " + Shown.latency(limit.allowed(latency.legacyP95AtLeast()));
        Reason reason = Reason.of(
                        ReasonCode.LATENCY_PAIRS,
                        Decision.INSUFFICIENT_EVIDENCE,
                        Shown.count(latency.pairs(), "pair") + (latency.pairs() == 1 ? " does" : " do") + " not show "
                                + operation.operation()
                                + " to be as fast as it has to be: with 95 % confidence 95 % of its replies take the candidate "
                                + (most == null ? "no known time" : "up to " + Shown.latency(most))
                                + ", legacy no less than " + Shown.latency(latency.legacyP95AtLeast()))
                .about(operation.operation())
                .found(most == null ? Shown.count(latency.pairs(), "pair") : "at most " + Shown.latency(most))
                .asked(allowed);
        return reason.curedBy("more compared reads, perhaps as many again: "
                + Forecast.until(latency.pairs(), latency.pairs(), docket)
                + Again.or(operation, docket));
    }

    private static Reason slower(OperationEvidence operation, LatencyLimit limit) {
        LatencyProfile latency = operation.latency();
        Duration allowed = limit.allowed(latency.legacyP95());
        return Reason.of(
                        ReasonCode.SLOWER,
                        Decision.NOT_READY,
                        String.format(
                                Locale.ROOT,
                                "%s is slower: 95 %% of its replies take the candidate up to %s, legacy up to %s (%.1f times)",
                                operation.operation(),
                                Shown.latency(latency.candidateP95()),
                                Shown.latency(latency.legacyP95()),
                                (double) latency.candidateP95().toNanos()
                                        / Math.max(1, latency.legacyP95().toNanos())))
                .about(operation.operation())
                .found(Shown.latency(latency.candidateP95()))
                .asked("at most " + Shown.latency(allowed))
                .curedBy("make the candidate faster there");
    }

    private static Reason unmeasured(OperationEvidence operation, LatencyLimit limit, Docket docket) {
        long pairs = operation.latency().pairs();
        long more = limit.pairs() - pairs;
        return Reason.of(
                        ReasonCode.LATENCY_PAIRS,
                        Decision.INSUFFICIENT_EVIDENCE,
                        "the speed of " + operation.operation() + " was measured on " + Shown.count(pairs, "pair")
                                + " of the " + Shown.count(limit.pairs()) + " it takes")
                .about(operation.operation())
                .found(Shown.count(pairs))
                .asked("at least " + Shown.count(limit.pairs()))
                .curedBy(Shown.count(more, "more compared read") + ": " + Forecast.until(more, pairs, docket));
    }
}

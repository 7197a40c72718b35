package dev.parallax.readiness.judge;

import dev.parallax.evidence.OperationEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.policy.CaseMinimum;
import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.readiness.statistics.Unseen;
import java.util.List;

/** Were enough distinct cases of every operation compared? A busy healthy operation must not hide a rare broken one. (E3) */
final class CaseCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        List<OperationEvidence> compared = docket.operations().stream()
                .filter(operation -> operation.counts().compared() > 0)
                .toList();
        List<Reason> few = compared.stream()
                .filter(operation -> !enough(operation, docket))
                .map(operation -> few(operation, docket))
                .toList();
        return few.isEmpty() ? enough(compared) : few;
    }

    private static boolean enough(OperationEvidence operation, Docket docket) {
        CaseMinimum required = docket.required(operation.operation()).cases();
        return Docket.matchedCases(operation) >= required.minimum()
                || (required.finite() && exhausted(operation, docket));
    }

    /**
     * Whether there seem to be no more cases: that many reads matched, and the chance that the next one is of a kind not
     * seen is shown to be below what the minimum itself would leave.
     */
    private static boolean exhausted(OperationEvidence operation, Docket docket) {
        CaseMinimum required = docket.required(operation.operation()).cases();
        return Docket.matchedCases(operation) > 0 && isExhausted(0, operation, required, docket);
    }

    /** Whether that holds once {@code more} reads came, each of a case that was seen once before where there is one. */
    private static boolean isExhausted(long more, OperationEvidence operation, CaseMinimum required, Docket docket) {
        long reads = operation.counts().match() + more;
        long once = Math.max(0, Math.min(operation.counts().match(), operation.seenOnce()) - more);
        if (reads < required.minimum()) {
            return false;
        }
        Confidence confidence = docket.required().mismatches().confidence();
        Share unseen = new Unseen(reads, once).upper(confidence);
        return unseen.compareTo(new Unseen(required.minimum(), 0).upper(confidence)) <= 0;
    }

    /** How many more reads of known cases it takes at least to show that there are no others. */
    private static long repeats(OperationEvidence operation, CaseMinimum required, Docket docket) {
        long matches = operation.counts().match();
        long tooFew = 0;
        long enough = Math.max(1, Math.max(required.minimum() - matches, Math.min(matches, operation.seenOnce())));
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (isExhausted(middle, operation, required, docket)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    private static List<Reason> enough(List<OperationEvidence> compared) {
        return compared.stream().mapToLong(Docket::matchedCases).min().stream()
                .mapToObj(least -> Reason.of(
                                ReasonCode.DISTINCT_CASES,
                                Decision.READY,
                                "every operation that was compared was compared in enough distinct cases")
                        .found("at least " + Shown.count(least)))
                .toList();
    }

    private static Reason few(OperationEvidence operation, Docket docket) {
        long cases = Docket.matchedCases(operation);
        CaseMinimum required = docket.required(operation.operation()).cases();
        long more = required.minimum() - cases;
        return Reason.of(
                        ReasonCode.DISTINCT_CASES,
                        Decision.INSUFFICIENT_EVIDENCE,
                        operation.operation() + " needs " + Shown.count(more, "more distinct case") + "; "
                                + Shown.count(cases, "case") + " in "
                                + Shown.count(operation.counts().match(), "match")
                                + " agreed so far")
                .about(operation.operation())
                .found(Shown.count(cases))
                .asked("at least " + Shown.count(required.minimum()))
                .curedBy(
                        required.finite() && cases > 0
                                ? finite(more, operation, required, docket)
                                : distinct(more, operation, docket)
                                        + (required.finite()
                                                ? ""
                                                : "; if there are no more, say so in the policy with cases: {finite: true}"));
    }

    private static String distinct(long more, OperationEvidence operation, Docket docket) {
        return Shown.count(more, "more distinct case") + ": "
                + Forecast.until(more, Docket.matchedCases(operation), docket)
                + Again.or(operation, docket);
    }

    /** Where the list of cases may be finite, reads of the same ones do, if they show that no others come. */
    private static String finite(long more, OperationEvidence operation, CaseMinimum required, Docket docket) {
        long repeats = repeats(operation, required, docket);
        String cases = Shown.count(more, "more distinct case");
        String reads = "at least " + Shown.count(repeats, "more read") + " of the same cases, if there are no others";
        String untilCases = Forecast.until(more, Docket.matchedCases(operation), docket);
        String untilReads = Forecast.until(repeats, operation.counts().match(), docket);
        if (untilCases.equals(untilReads)) {
            return (repeats >= more ? cases + ", or " + reads : reads + ", or " + cases) + ": " + untilCases
                    + Again.or(operation, docket);
        }
        String same = reads + ": " + untilReads;
        return repeats >= more
                ? distinct(more, operation, docket) + "; or " + same
                : same + "; or " + distinct(more, operation, docket);
    }
}

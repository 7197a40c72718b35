package dev.parallax.readiness.judge;

import dev.parallax.evidence.OperationEvidence;
import dev.parallax.exchange.OperationId;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.statistics.Share;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Was enough of what the API promises compared, also of what the tenant did not use while it was watched? (E5) */
final class ContractCheck implements Check {

    /** So many operations are named; a contract may have hundreds. */
    private static final int NAMED = 5;

    @Override
    public List<Reason> findings(Docket docket) {
        Share required = docket.required().contract();
        if (required.equals(Share.NONE)) {
            return List.of();
        }
        if (docket.background().contract().isEmpty()) {
            return List.of(unknown(required));
        }
        List<OperationId> declared = docket.contract();
        Set<OperationId> compared = docket.evidence().operations().stream()
                .filter(operation -> operation.counts().compared() > 0)
                .map(OperationEvidence::operation)
                .collect(Collectors.toSet());
        List<OperationId> unseen = declared.stream()
                .filter(operation -> !compared.contains(operation))
                .toList();
        Share covered = declared.isEmpty() ? Share.ALL : Share.of(declared.size() - unseen.size(), declared.size());
        return List.of(
                covered.compareTo(required) >= 0
                        ? covered(declared, unseen, covered, required)
                        : unseen(declared, unseen, covered, required));
    }

    private static Reason unknown(Share required) {
        return Reason.of(
                        ReasonCode.CONTRACT_UNSEEN,
                        Decision.INSUFFICIENT_EVIDENCE,
                        "the policy asks for " + required
                                + " of the contract's operations, and no document declares any")
                .found("no operations")
                .asked("at least " + required)
                .curedBy(
                        "name the API's documents with parallax.openapi (PARALLAX_OPENAPI), or drop 'contract' from the policy");
    }

    private static Reason covered(List<OperationId> declared, List<OperationId> unseen, Share covered, Share required) {
        return Reason.of(ReasonCode.CONTRACT_UNSEEN, Decision.READY, count(declared, unseen))
                .found(covered)
                .asked("at least " + required);
    }

    private static Reason unseen(List<OperationId> declared, List<OperationId> unseen, Share covered, Share required) {
        return Reason.of(
                        ReasonCode.CONTRACT_UNSEEN,
                        Decision.INSUFFICIENT_EVIDENCE,
                        count(declared, unseen) + "; never " + named(unseen))
                .found(covered)
                .asked("at least " + required)
                .curedBy(
                        "have the tenant use them, or replay recorded requests; what it will never use is exempted, with"
                                + " reason, owner and end date");
    }

    private static String count(List<OperationId> declared, List<OperationId> unseen) {
        return "compared of the contract: " + Shown.count(declared.size() - unseen.size()) + " of "
                + Shown.count(declared.size(), "operation");
    }

    private static String named(List<OperationId> unseen) {
        String names = unseen.stream().limit(NAMED).map(OperationId::value).collect(Collectors.joining(", "));
        return unseen.size() <= NAMED ? names : names + " and " + Shown.count(unseen.size() - NAMED) + " more";
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.exchange.OperationId;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.rules.Governance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What does the verdict lean on that somebody answers for? Satisfied by itself, but shown. */
final class WaiverCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        return Stream.concat(
                        docket.evidence().discrepancies().stream()
                                .filter(discrepancy -> Waivers.waived(discrepancy, docket.today()))
                                .map(WaiverCheck::accepted),
                        exemptible(docket).flatMap(operation -> exempt(operation, docket)))
                .toList();
    }

    private static Reason accepted(TenantDiscrepancy discrepancy) {
        return Reason.of(
                        ReasonCode.WAIVED,
                        Decision.READY,
                        discrepancy.operation() + " differs: " + discrepancy.kind() + " at " + discrepancy.pattern()
                                + ", "
                                + discrepancy
                                        .state()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')
                                + " until " + discrepancy.acceptedUntil())
                .about(discrepancy.operation())
                .found("discrepancy " + discrepancy.id());
    }

    /** What the tenant used and, where the contract has to be covered, what the contract declares. */
    private static Stream<OperationId> exemptible(Docket docket) {
        Stream<OperationId> used = docket.evidence().operations().stream().map(OperationEvidence::operation);
        return docket.required().contract().equals(Share.NONE)
                ? used
                : Stream.concat(used, docket.background().contract().stream()).distinct();
    }

    private static Stream<Reason> exempt(OperationId operation, Docket docket) {
        return docket.policy().exemption(docket.tenant(), operation, docket.today()).stream()
                .map(exemption -> {
                    Governance governance = exemption.governance();
                    return Reason.of(
                                    ReasonCode.WAIVED,
                                    Decision.READY,
                                    operation + " is exempt until " + governance.until() + ", by " + governance.owner()
                                            + ": " + governance.because())
                            .about(operation);
                });
    }
}

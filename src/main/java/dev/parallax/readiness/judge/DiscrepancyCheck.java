package dev.parallax.readiness.judge;

import dev.parallax.evidence.TenantDiscrepancy;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Is any discrepancy open that nobody answers for? Worst first, then most frequent. */
final class DiscrepancyCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        List<Reason> open = docket.evidence().discrepancies().stream()
                .filter(docket::blocks)
                .sorted(Comparator.comparing(TenantDiscrepancy::severity)
                        .thenComparing(TenantDiscrepancy::occurrences, Comparator.reverseOrder()))
                .map(discrepancy -> open(discrepancy, docket))
                .toList();
        return open.isEmpty()
                ? List.of(Reason.of(ReasonCode.OPEN_DISCREPANCY, Decision.READY, "no discrepancy that blocks is open")
                        .found("0")
                        .asked("0"))
                : open;
    }

    private static Reason open(TenantDiscrepancy discrepancy, Docket docket) {
        String severity = discrepancy.severity().name().toLowerCase(Locale.ROOT);
        String seen = discrepancy.occurrences() == 0
                ? "not met by these builds yet"
                : "met " + Shown.count(discrepancy.occurrences(), "time");
        return Reason.of(
                        ReasonCode.OPEN_DISCREPANCY,
                        Decision.NOT_READY,
                        discrepancy.operation() + " differs: " + discrepancy.kind() + " at " + discrepancy.pattern()
                                + " (" + discrepancy.shape() + "), " + severity + ", " + seen
                                + lapsed(discrepancy, docket))
                .about(discrepancy.operation())
                .found(discrepancy.kind() + " " + discrepancy.id())
                .asked("none open")
                .curedBy(
                        discrepancy.occurrences() == 0
                                ? "let reads that met it before be compared again; it closes when they match"
                                : "fix the candidate, or triage discrepancy " + discrepancy.id());
    }

    private static String lapsed(TenantDiscrepancy discrepancy, Docket docket) {
        if (discrepancy.state().blocks()) {
            return "";
        }
        return discrepancy.acceptedUntil() == null
                ? "; accepted without an end date, which does not hold"
                : "; its acceptance ended on " + discrepancy.acceptedUntil() + ", before " + docket.today();
    }
}

package dev.parallax.readiness.judge;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.TenantDiscrepancy;
import java.time.LocalDate;
import java.util.List;

/** What triage takes off a tenant's account, and what it does not. */
final class Waivers {

    private Waivers() {}

    /** Whether the tenant cannot move because of it: bad enough, not fixed, and nobody answers for it any more. */
    static boolean blocks(TenantDiscrepancy discrepancy, LocalDate today) {
        return discrepancy.severity().blocks()
                && discrepancy.state() != DiscrepancyState.FIXED
                && !waived(discrepancy, today);
    }

    /** Whether it would block, and somebody answers for it. An acceptance without an end date never holds. */
    static boolean waived(TenantDiscrepancy discrepancy, LocalDate today) {
        return discrepancy.severity().blocks()
                && discrepancy.state() != DiscrepancyState.FIXED
                && !discrepancy.state().blocks()
                && discrepancy.acceptedUntil() != null
                && !today.isAfter(discrepancy.acceptedUntil());
    }

    /**
     * The distinct cases that mismatched and are held against the tenant. As long as waived discrepancies account for every
     * mismatch of the operation there are none; a mismatch they do not account for counts at least once.
     */
    static long mismatchedCases(OperationEvidence operation, List<TenantDiscrepancy> discrepancies, LocalDate today) {
        long mismatches = operation.counts().mismatch();
        long waived = discrepancies.stream()
                .filter(discrepancy -> discrepancy.operation().equals(operation.operation()))
                .filter(discrepancy -> waived(discrepancy, today))
                .mapToLong(TenantDiscrepancy::occurrences)
                .sum();
        long held = Math.max(0, mismatches - waived);
        return Math.min(held, Math.max(1, operation.mismatchedCases()));
    }
}

package dev.parallax.readiness;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.exchange.OperationId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which discrepancies keep most tenants from moving: where one fix helps most. */
public final class Blockers {

    private Blockers() {}

    /**
     * A discrepancy and whom it keeps.
     *
     * @param discrepancy which
     * @param operation where; null if not known
     * @param alone tenants it alone keeps from moving: with it fixed, nothing speaks against them
     * @param tenants tenants it keeps from moving, alone or with others
     */
    public record Blocker(
            DiscrepancyId discrepancy, @Nullable OperationId operation, long alone, long tenants) {}

    private static final class Sum {
        private @Nullable OperationId operation;
        private long alone;
        private long tenants;
    }

    /** Every discrepancy that blocks one of those verdicts, those first that alone block most tenants. */
    public static List<Blocker> of(List<Verdict> verdicts) {
        Map<DiscrepancyId, Sum> sums = new HashMap<>();
        for (Verdict verdict : verdicts) {
            List<Reason> open = against(verdict, true);
            boolean alone = open.size() == 1 && against(verdict, false).isEmpty();
            for (Reason reason : open) {
                Sum sum = sums.computeIfAbsent(discrepancy(reason), id -> new Sum());
                sum.operation = reason.operation();
                sum.tenants++;
                sum.alone += alone ? 1 : 0;
            }
        }
        return sums.entrySet().stream()
                .map(entry -> new Blocker(
                        entry.getKey(), entry.getValue().operation, entry.getValue().alone, entry.getValue().tenants))
                .sorted(Comparator.comparingLong(Blocker::alone)
                        .thenComparingLong(Blocker::tenants)
                        .reversed()
                        .thenComparing(blocker -> blocker.discrepancy().hex()))
                .toList();
    }

    /** What speaks against the tenant; a rate that is too high is the shadow of its discrepancies, so not by itself. */
    private static List<Reason> against(Verdict verdict, boolean discrepancies) {
        return verdict.reasons().stream()
                .filter(reason -> reason.decision() == Decision.NOT_READY)
                .filter(reason -> reason.code() != ReasonCode.MISMATCH_RATE)
                .filter(reason -> (reason.code() == ReasonCode.OPEN_DISCREPANCY) == discrepancies)
                .toList();
    }

    /** The figure of that check is the kind and the id, as {@code VALUE 0011…}. */
    private static DiscrepancyId discrepancy(Reason reason) {
        String figure = String.valueOf(reason.figure());
        return new DiscrepancyId(figure.substring(figure.lastIndexOf(' ') + 1));
    }
}

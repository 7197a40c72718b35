package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which discrepancies keep how many tenants back, drawn from their verdicts: the one that alone keeps most of them back is
 * the one to fix first.
 */
final class Blockers {

    /** The figure of a finding about a discrepancy ends with its id. */
    private static final Pattern ID = Pattern.compile(".*\\b([0-9a-f]{16})");

    /** What a discrepancy brings about: gone with it, so no second obstacle. */
    private static final Set<ReasonCode> CONSEQUENCES = Set.of(ReasonCode.MISMATCH_RATE, ReasonCode.MISMATCH_BOUND);

    private Blockers() {}

    /**
     * One discrepancy.
     *
     * @param id which
     * @param alone tenants of which nothing else says that they must not move
     * @param tenants tenants it keeps back, alone or not
     */
    record Blocker(DiscrepancyId id, long alone, long tenants) {}

    /** Those that keep a tenant back, the one that frees most tenants first. */
    static List<Blocker> of(List<Verdict> verdicts) {
        Map<DiscrepancyId, long[]> counts = new HashMap<>();
        for (Verdict verdict : verdicts) {
            Set<DiscrepancyId> open = new HashSet<>();
            boolean other = false;
            for (Reason reason : verdict.reasons()) {
                if (reason.decision().weight() >= Decision.NOT_READY.weight()) {
                    Optional<DiscrepancyId> id = discrepancy(reason);
                    id.ifPresent(open::add);
                    other |= id.isEmpty() && !CONSEQUENCES.contains(reason.code());
                }
            }
            for (DiscrepancyId id : open) {
                long[] count = counts.computeIfAbsent(id, any -> new long[2]);
                count[0] += open.size() == 1 && !other ? 1 : 0;
                count[1]++;
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new Blocker(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .sorted(Comparator.comparing(Blocker::alone)
                        .thenComparing(Blocker::tenants)
                        .reversed()
                        .thenComparing(blocker -> blocker.id().hex()))
                .toList();
    }

    private static Optional<DiscrepancyId> discrepancy(Reason reason) {
        if (reason.code() != ReasonCode.OPEN_DISCREPANCY || reason.figure() == null) {
            return Optional.empty();
        }
        Matcher matcher = ID.matcher(reason.figure());
        return matcher.matches() ? Optional.of(new DiscrepancyId(matcher.group(1))) : Optional.empty();
    }
}

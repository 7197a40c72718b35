package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.readiness.Blockers;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.page.BoardView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What keeps tenants back, with what is known of each discrepancy. Thread-safe, blocking. */
@ApplicationScoped
class BlockerLines {

    /** What is to be fixed next is among the first few. */
    private static final int MOST = 6;

    private final VisibleDiscrepancies discrepancies;
    private final Clock clock;

    BlockerLines(VisibleDiscrepancies discrepancies, Clock clock) {
        this.discrepancies = discrepancies;
        this.clock = clock;
    }

    /** The discrepancies that keep most of these tenants back; one that has been erased meanwhile is left out. */
    List<BoardView.Blocker> of(List<Verdict> verdicts) {
        List<Blockers.Blocker> ranked = Blockers.of(verdicts);
        if (ranked.isEmpty()) {
            return List.of();
        }
        return lines(
                ranked,
                discrepancies
                        .list(DiscrepancyFilter.ANY, new PageRequest(0, PageRequest.MAX_SIZE))
                        .groups(),
                LocalDate.now(clock));
    }

    /** The first few of the ranked that are known. */
    static List<BoardView.Blocker> lines(
            List<Blockers.Blocker> ranked, List<DiscrepancyGroup> groups, LocalDate today) {
        Map<String, DiscrepancyGroup> known = groups.stream()
                .collect(Collectors.toMap(group -> group.id().hex(), Function.identity(), (one, same) -> one));
        return ranked.stream()
                .flatMap(blocker ->
                        Optional.ofNullable(known.get(blocker.discrepancy().hex()))
                                .map(group -> new BoardView.Blocker(
                                        DiscrepancyMapping.line(group, today), blocker.alone(), blocker.tenants()))
                                .stream())
                .limit(MOST)
                .toList();
    }
}

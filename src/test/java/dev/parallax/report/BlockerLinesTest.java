package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.exchange.OperationId;
import dev.parallax.readiness.Blockers;
import dev.parallax.report.page.BoardView;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockerLinesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void blockers_keep_their_rank_whatever_order_discrepancies_are_known_in() {
        List<BoardView.Blocker> lines =
                BlockerLines.lines(List.of(blocker(2, 5, 9), blocker(1, 3, 40)), List.of(group(1), group(2)), TODAY);

        assertThat(lines)
                .extracting(line -> line.discrepancy().id(), BoardView.Blocker::alone, BoardView.Blocker::tenants)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(hex(2), 5L, 9L),
                        org.assertj.core.groups.Tuple.tuple(hex(1), 3L, 40L));
    }

    @Test
    void one_that_was_erased_meanwhile_is_left_out_and_makes_room_for_the_next() {
        List<Blockers.Blocker> ranked =
                IntStream.range(0, 9).mapToObj(i -> blocker(i, 9 - i, 9 - i)).toList();
        List<DiscrepancyGroup> known =
                IntStream.range(1, 9).mapToObj(BlockerLinesTest::group).toList();

        assertThat(BlockerLines.lines(ranked, known, TODAY))
                .extracting(line -> line.discrepancy().id())
                .containsExactly(hex(1), hex(2), hex(3), hex(4), hex(5), hex(6));
    }

    @Test
    void a_discrepancy_told_twice_is_one_line() {
        assertThat(BlockerLines.lines(List.of(blocker(1, 1, 1)), List.of(group(1), group(1)), TODAY))
                .hasSize(1);
    }

    private static Blockers.Blocker blocker(int id, long alone, long tenants) {
        return new Blockers.Blocker(new DiscrepancyId(hex(id)), new OperationId("listings.get"), alone, tenants);
    }

    private static DiscrepancyGroup group(int id) {
        return Staged.group(hex(id), "listings.get", "$.id");
    }

    private static String hex(int id) {
        return String.format("%016x", id);
    }
}

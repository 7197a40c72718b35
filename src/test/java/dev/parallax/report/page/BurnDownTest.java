package dev.parallax.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.readiness.ProgressLog.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurnDownTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void a_steady_pace_leads_to_a_day_that_is_held_against_the_plan() {
        List<Step> steps = List.of(step(10, 10, 0), step(8, 0, 2), step(4, 0, 2), step(0, 0, 1));

        BurnDown early = BurnDown.of(steps, 0, NOW, LocalDate.of(2026, 12, 31));
        BurnDown late = BurnDown.of(steps, 0, NOW, LocalDate.of(2026, 11, 29));

        // 5 of 10 in 10 days: the other 5 take 10 more.
        assertThat(early.left()).isEqualTo(5);
        assertThat(early.projectedEnd()).isEqualTo(NOW.plus(Duration.ofDays(10)));
        assertThat(early.words())
                .isEqualTo("At this pace the last tenant is ready on 2026-12-01, 30 days before the planned end.");
        assertThat(early.late()).isFalse();
        assertThat(late.words()).endsWith("2 days after the planned end.");
        assertThat(late.late()).isTrue();
    }

    @Test
    void the_pace_is_that_of_the_last_two_weeks() {
        BurnDown burnDown = BurnDown.of(List.of(step(100, 50, 0), step(60, 0, 38), step(7, 0, 2)), 0, NOW, null);

        assertThat(burnDown.left()).isEqualTo(10);
        assertThat(burnDown.projectedEnd()).isEqualTo(NOW.plus(Duration.ofDays(14 * 10 / 2)));
    }

    @Test
    void without_progress_nothing_is_promised() {
        BurnDown burnDown = BurnDown.of(List.of(step(5, 7, 0), step(3, 2, 0)), 0, NOW, LocalDate.of(2027, 1, 1));

        assertThat(burnDown.projectedEnd()).isNull();
        assertThat(burnDown.projection()).isEmpty();
        assertThat(burnDown.words()).startsWith("No pace to go by");
        assertThat(burnDown.late()).isTrue();
    }

    @Test
    void tenants_that_wait_for_a_fix_are_named_beside_a_pace_that_cannot_move_them() {
        List<Step> steps = List.of(step(10, 10, 0), step(8, 0, 2), step(4, 0, 2), step(0, 0, 1));

        assertThat(BurnDown.of(steps, 3, NOW, null).words())
                .isEqualTo("At this pace the last tenant is ready on 2026-12-01. 3 of the 5 left wait for a fix.");
        assertThat(BurnDown.of(steps, 1, NOW, null).words()).endsWith(" 1 of the 5 left waits for a fix.");
    }

    @Test
    void a_finished_migration_is_never_late() {
        BurnDown burnDown = BurnDown.of(List.of(step(5, 3, 0), step(1, 0, 3)), 0, NOW, LocalDate.of(2026, 1, 1));

        assertThat(burnDown.words()).isEqualTo("Every tenant is ready.");
        assertThat(burnDown.late()).isFalse();
    }

    @Test
    void a_plan_far_ahead_does_not_squeeze_the_past_into_a_dot() {
        BurnDown burnDown = BurnDown.of(List.of(step(2, 4, 0), step(1, 0, 1)), 0, NOW, LocalDate.of(2030, 1, 1));

        assertThat(burnDown.plan()).isNull();
        assertThat(burnDown.now()).isGreaterThanOrEqualTo(240);
    }

    @Test
    void the_line_stays_on_the_canvas() {
        BurnDown burnDown = BurnDown.of(List.of(step(5, 4, 0), step(3, 6, 1), step(1, 0, 4)), 0, NOW, null);

        assertThat(burnDown.line().split("[ MHVL]+"))
                .filteredOn(number -> !number.isEmpty())
                .allSatisfy(number -> assertThat(Long.parseLong(number)).isBetween(0L, 1_000L));
        assertThat(burnDown.most()).isEqualTo(9);
    }

    @Test
    void nothing_judged_yet_is_drawn_without_fault() {
        assertThat(BurnDown.of(List.of(), 0, NOW, null).left()).isZero();
    }

    private static Step step(int daysAgo, long appeared, long becameReady) {
        return new Step(NOW.minus(Duration.ofDays(daysAgo)), appeared, becameReady);
    }
}

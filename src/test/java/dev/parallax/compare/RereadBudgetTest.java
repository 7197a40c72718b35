package dev.parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A8: re-reads within budget. */
class RereadBudgetTest {

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final RereadBudget budget = new RereadBudget(10, () -> now);

    @Test
    void a_second_holds_no_more_than_its_share() {
        assertThat(budget.tryTake(7)).isTrue();
        assertThat(budget.tryTake(3)).isTrue();
        assertThat(budget.tryTake(1)).isFalse();
    }

    @Test
    void tokens_are_taken_all_or_none() {
        assertThat(budget.tryTake(8)).isTrue();
        assertThat(budget.tryTake(3)).isFalse();
        assertThat(budget.tryTake(2)).isTrue();
    }

    @Test
    void time_fills_it_again_up_to_one_second() {
        assertThat(budget.tryTake(10)).isTrue();

        now = now.plus(Duration.ofMillis(500));
        assertThat(budget.tryTake(5)).isTrue();
        assertThat(budget.tryTake(1)).isFalse();

        now = now.plus(Duration.ofHours(1));
        assertThat(budget.tryTake(10)).isTrue();
        assertThat(budget.tryTake(1)).isFalse();
    }

    @Test
    void a_clock_that_jumps_back_grants_nothing() {
        assertThat(budget.tryTake(10)).isTrue();

        now = now.minus(Duration.ofHours(1));
        assertThat(budget.tryTake(1)).isFalse();

        now = now.plus(Duration.ofMillis(100));
        assertThat(budget.tryTake(1)).isTrue();
    }

    @Test
    void none_a_second_means_none() {
        assertThat(new RereadBudget(0, () -> now).tryTake(1)).isFalse();
    }
}

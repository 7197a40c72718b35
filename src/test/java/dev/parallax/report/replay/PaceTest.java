package dev.parallax.report.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Evenly, and never in a burst. */
class PaceTest {

    private static final long MILLISECOND = 1_000_000;
    private static final Instant QUIET = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void turns_are_as_far_apart_as_the_rate_says_and_a_pause_is_not_caught_up_with() {
        Pace pace = new Pace(50);

        assertThat(pace.tryTurn(0, 0)).isZero();
        assertThat(pace.tryTurn(0, 100 * MILLISECOND)).isEqualTo(20 * MILLISECOND);
        assertThat(pace.tryTurn(20 * MILLISECOND, 100 * MILLISECOND)).isEqualTo(20 * MILLISECOND);
        assertThat(pace.tryTurn(5_000 * MILLISECOND, 100 * MILLISECOND)).isZero();
        assertThat(pace.tryTurn(5_000 * MILLISECOND, 100 * MILLISECOND)).isEqualTo(20 * MILLISECOND);
    }

    @Test
    void a_turn_that_would_come_too_late_is_not_taken() {
        Pace pace = new Pace(0.1);

        assertThat(pace.tryTurn(0, 0)).isZero();
        assertThat(pace.tryTurn(0, 2_000 * MILLISECOND)).isEqualTo(-1);
        assertThat(pace.tryTurn(9_000 * MILLISECOND, 2_000 * MILLISECOND)).isEqualTo(1_000 * MILLISECOND);
    }

    @Test
    void the_second_flush_after_the_last_outcome_is_waited_for_and_a_store_that_is_away_is_not() {
        FlushWatch watch = new FlushWatch(QUIET);

        assertThat(watch.isIn(QUIET, QUIET.minusSeconds(1))).isFalse();
        assertThat(watch.isIn(QUIET.plusSeconds(1), QUIET.plusMillis(500))).isFalse();
        assertThat(watch.isIn(QUIET.plusSeconds(1), QUIET.plusMillis(500))).isFalse();
        assertThat(watch.isIn(QUIET.plusSeconds(2), QUIET.plusMillis(1_500))).isTrue();
        assertThat(new FlushWatch(QUIET).isIn(QUIET.plusSeconds(6), null)).isTrue();
    }
}

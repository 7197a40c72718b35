package dev.parallax.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.ChartReader.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

    private static final Instant START = Sparkline.start(Instant.parse("2026-11-21T10:20:00Z"));

    @Test
    void the_current_hour_is_the_last_of_the_day() {
        assertThat(START).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));

        Sparkline sparkline = Sparkline.of(List.of(new Point(START, 5, 0), hour(23, 5, 0)), START);

        assertThat(sparkline.bars()).extracting(Sparkline.Bar::x).containsExactly(0L, 230L);
    }

    @Test
    void one_mismatch_in_a_thousand_stands_above_agreement() {
        Sparkline sparkline = Sparkline.of(List.of(hour(1, 1_000, 0), hour(2, 999, 1), hour(3, 0, 9)), START);

        assertThat(sparkline.bars()).extracting(Sparkline.Bar::mismatched).containsExactly(false, true, true);
        assertThat(sparkline.bars()).extracting(Sparkline.Bar::height).containsExactly(3L, 6L, 24L);
        assertThat(sparkline.words()).isEqualTo("10 of 2,009 mismatched in a day");
    }

    @Test
    void hours_of_another_day_are_left_out() {
        assertThat(Sparkline.of(List.of(hour(-1, 1, 1), hour(24, 1, 1)), START).bars())
                .isEmpty();
    }

    private static Point hour(int number, long match, long mismatch) {
        return new Point(START.plus(Duration.ofHours(number)), match, mismatch);
    }
}

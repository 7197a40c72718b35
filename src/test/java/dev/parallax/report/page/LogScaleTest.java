package dev.parallax.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogScaleTest {

    @Test
    void a_scale_holds_all_it_was_made_for_between_powers_of_ten() {
        LogScale scale = LogScale.of(List.of(Duration.ofMillis(3), Duration.ofMillis(640)));

        assertThat(scale.ticks()).containsExactly("1 ms", "10 ms", "100 ms", "1 s");
        assertThat(scale.at(Duration.ofMillis(1))).isZero();
        assertThat(scale.at(Duration.ofMillis(10))).isEqualTo(333);
        assertThat(scale.at(Duration.ofSeconds(1))).isEqualTo(1_000);
    }

    @Test
    void what_lies_beyond_stands_at_the_end() {
        LogScale scale = LogScale.of(List.of(Duration.ZERO, Duration.ofHours(1)));

        assertThat(scale.ticks()).startsWith("0.1 ms").endsWith("100 s");
        assertThat(scale.at(Duration.ZERO)).isZero();
        assertThat(scale.at(Duration.ofHours(1))).isEqualTo(1_000);
    }

    @Test
    void a_scale_of_nothing_is_still_a_scale() {
        assertThat(LogScale.of(List.of()).ticks()).hasSizeGreaterThan(1);
    }
}

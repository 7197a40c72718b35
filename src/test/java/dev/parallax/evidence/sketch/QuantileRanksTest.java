package dev.parallax.evidence.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Order statistics bound a quantile as often as they claim, whatever the distribution. */
class QuantileRanksTest {

    private static final double RISK = 0.025;

    /** The chance of {@code atLeast} or more among n, term by term. */
    private static double tail(int n, int atLeast, double rate) {
        double term = Math.pow(rate, n);
        double sum = term;
        for (int i = n - 1; i >= atLeast; i--) {
            term *= (double) (i + 1) / (n - i) * (1 - rate) / rate;
            sum += term;
        }
        return sum;
    }

    @Test
    void each_place_errs_no_more_often_than_it_may() {
        for (int n = 1; n <= 600; n++) {
            QuantileRanks ranks = new QuantileRanks(n, 0.95, RISK);

            if (ranks.above() <= n) {
                assertThat(tail(n, (int) ranks.above(), 0.95))
                        .as("above, n %d", n)
                        .isLessThanOrEqualTo(RISK * (1 + 1e-9));
            }
            if (ranks.below() > 0) {
                assertThat(1 - tail(n, (int) ranks.below(), 0.95))
                        .as("below, n %d", n)
                        .isLessThanOrEqualTo(RISK);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "1, 2, 0", "71, 72, 62", "72, 72, 63", "100, 100, 89", "1000, 968, 931"})
    void places_in_a_few_sizes(long measurements, long above, long below) {
        QuantileRanks ranks = new QuantileRanks(measurements, 0.95, RISK);

        assertThat(ranks.above()).isEqualTo(above);
        assertThat(ranks.below()).isEqualTo(below);
    }

    @ParameterizedTest
    @ValueSource(ints = {72, 200, 1_000})
    void sketched_bounds_hold_for_a_skewed_distribution(int measurements) {
        Random random = new Random(7);
        double truth = Math.exp(1.6448536); // the 95th percentile of a log-normal distribution, in ms
        int wrongAbove = 0;
        int wrongBelow = 0;
        for (int run = 0; run < 2_000; run++) {
            LatencySketch sketch = new LatencySketch();
            for (int i = 0; i < measurements; i++) {
                sketch.add(Duration.ofNanos((long) (1e6 * Math.exp(random.nextGaussian()))));
            }
            wrongAbove += sketch.quantileAtMost(0.95, RISK).orElseThrow().toNanos() < 1e6 * truth ? 1 : 0;
            wrongBelow += sketch.quantileAtLeast(0.95, RISK).toNanos() > 1e6 * truth ? 1 : 0;
        }

        assertThat(wrongAbove).isLessThanOrEqualTo((int) (2_000 * RISK * 1.3));
        assertThat(wrongBelow).isLessThanOrEqualTo((int) (2_000 * RISK * 1.3));
    }

    @Test
    void a_bound_is_the_outer_edge_of_the_bucket_it_falls_into() {
        LatencySketch sketch = new LatencySketch();
        long[] nanos = new Random(3).longs(500, 1, 50_000_000).toArray();
        Arrays.stream(nanos).forEach(each -> sketch.add(Duration.ofNanos(each)));
        Arrays.sort(nanos);
        QuantileRanks ranks = new QuantileRanks(500, 0.95, RISK);

        assertThat(sketch.quantileAtMost(0.95, RISK).orElseThrow().toNanos())
                .isBetween(nanos[(int) ranks.above() - 1], (long) (nanos[(int) ranks.above() - 1] * 1.0401));
        assertThat(sketch.quantileAtLeast(0.95, RISK).toNanos())
                .isBetween((long) (nanos[(int) ranks.below() - 1] / 1.0401), nanos[(int) ranks.below() - 1]);
    }
}

package dev.parallax.evidence.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {

    @Test
    void few_cases_are_counted_exactly() {
        Random random = new Random(1);
        long[] cases = random.longs(CaseSketch.CAPACITY).toArray();
        CaseSketch sketch = new CaseSketch();

        Arrays.stream(cases).forEach(sketch::add);
        Arrays.stream(cases).limit(100).forEach(sketch::add);

        assertThat(sketch.estimate()).isEqualTo(CaseSketch.CAPACITY);
        assertThat(sketch.lowerBound()).isEqualTo(CaseSketch.CAPACITY);
        assertThat(sketch.seenOnce()).isEqualTo(CaseSketch.CAPACITY - 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {600, 5_000, 200_000})
    void many_cases_are_estimated_and_the_lower_bound_rarely_exceeds_the_truth(long truth) {
        Random random = new Random(2);
        int runs = 60;
        int above = 0;
        for (int run = 0; run < runs; run++) {
            CaseSketch sketch = new CaseSketch();
            random.longs(truth).forEach(sketch::add);
            assertThat((double) sketch.estimate()).isCloseTo((double) truth, within(0.25 * truth));
            above += sketch.lowerBound() > truth ? 1 : 0;
        }

        assertThat(above).isLessThanOrEqualTo(runs / 10);
    }

    @Test
    void merged_parts_equal_the_whole_byte_for_byte_however_they_are_cut() {
        Random random = new Random(3);
        long[] observations = random.ints(20_000, 0, 3_000)
                .mapToLong(n -> new Random(n).nextLong())
                .toArray();
        CaseSketch whole = new CaseSketch();
        CaseSketch merged = new CaseSketch();
        CaseSketch part = new CaseSketch();

        for (long observation : observations) {
            whole.add(observation);
            part.add(observation);
            if (random.nextInt(500) == 0) {
                merged.merge(CaseSketch.read(part.toBytes()));
                part = new CaseSketch();
            }
        }
        merged.merge(part);

        assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
    }

    @Test
    void singletons_among_many_cases_are_estimated() {
        Random random = new Random(4);
        CaseSketch sketch = new CaseSketch();
        long[] repeated = random.longs(4_000).toArray();
        LongStream.concat(Arrays.stream(repeated), Arrays.stream(repeated)).forEach(sketch::add);
        random.longs(4_000).forEach(sketch::add);

        assertThat((double) sketch.seenOnce()).isCloseTo(4_000, within(800.0));
    }

    @Test
    void quantiles_are_within_two_percent_of_the_true_ones() {
        Random random = new Random(5);
        long[] nanos = random.doubles(10_000)
                .mapToLong(u -> (long) (1_000_000 / (1.0001 - u)))
                .sorted()
                .toArray();
        LatencySketch sketch = new LatencySketch();
        Arrays.stream(nanos).mapToObj(Duration::ofNanos).forEach(sketch::add);

        for (double q : new double[] {0.01, 0.5, 0.95, 0.999}) {
            double truth = nanos[(int) Math.ceil(q * nanos.length) - 1];
            assertThat((double) sketch.quantile(q).toNanos()).isCloseTo(truth, within(0.021 * truth));
        }
        assertThat(sketch.toBytes().length).isLessThan(800);
    }

    @Test
    void latencies_survive_bytes_and_merging() {
        LatencySketch one = new LatencySketch();
        LatencySketch other = new LatencySketch();
        for (Duration latency : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofHours(30))) {
            one.add(latency);
            other.add(latency.plusMillis(7));
        }

        one.merge(LatencySketch.read(other.toBytes()));

        assertThat(one.count()).isEqualTo(6);
        assertThat(one.quantile(0)).isLessThan(Duration.ofMillis(1));
        assertThat((double) one.quantile(1).toSeconds()).isCloseTo(30 * 3600, within(2_200.0));
        assertThat(new LatencySketch().quantile(0.5)).isZero();
    }
}

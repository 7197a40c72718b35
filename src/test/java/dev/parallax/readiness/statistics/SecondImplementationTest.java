package dev.parallax.readiness.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The statistics written a second time, straight from docs/readiness.md and without logarithms or a library, agree on
 * 100,000 random states.
 */
class SecondImplementationTest {

    private static final int STATES = 100_000;

    private static double evidence(double n, double k, double p0) {
        double sum = 0;
        for (int part = 0; part < 50; part++) {
            double q = p0 * (2 * part + 1) / 100;
            sum += Math.pow(q / p0, k) * Math.pow((1 - q) / (1 - p0), n - k);
        }
        return (k == 0 ? Math.pow(1 - p0, -n) / 2 : 0) + sum / 50 / 2;
    }

    /** The chance of at most k mismatches in n cases at that rate, term by term. */
    private static double atMost(long k, long n, double rate) {
        double term = Math.pow(1 - rate, (double) n);
        double sum = term;
        for (int i = 1; i <= k; i++) {
            term *= (double) (n - i + 1) / i * rate / (1 - rate);
            sum += term;
        }
        return sum;
    }

    @Test
    void the_anytime_test_agrees() {
        Random random = new Random(1);
        int passed = 0;
        for (int i = 0; i < STATES; i++) {
            double p0 = Math.exp(Math.log(0.0005) + random.nextDouble() * Math.log(200));
            double alpha = Math.exp(-1 - 8 * random.nextDouble());
            long k = (long) (random.nextDouble() * random.nextDouble() * 12);
            long n = k + (long) ((k + 4) / p0 * 2 * random.nextDouble());
            double evidence = evidence((double) n, (double) k, p0);
            if (Math.abs(evidence * alpha - 1) < 1e-9) {
                continue; // too close for double arithmetic to call
            }

            boolean passes =
                    new AnytimeTest(new Share(p0), new Confidence(new Share(1 - alpha))).passes(new Trials(n, k));

            assertThat(passes).as("n %d k %d p0 %s alpha %s", n, k, p0, alpha).isEqualTo(evidence >= 1 / alpha);
            passed += passes ? 1 : 0;
        }
        assertThat(passed).isBetween(STATES / 10, STATES * 9 / 10);
    }

    @Test
    void the_exact_bounds_have_the_tails_they_claim() {
        Random random = new Random(2);
        for (int i = 0; i < STATES; i++) {
            long n = 1L + random.nextInt(3_000);
            long k = Math.min(n - 1, (long) (random.nextDouble() * random.nextDouble() * 15));
            Confidence confidence = new Confidence(new Share(0.5 + 0.499 * random.nextDouble()));
            Trials trials = new Trials(n, k);

            double upper = ExactBounds.upper(trials, confidence).fraction();
            double lower = ExactBounds.lower(trials, confidence).fraction();

            double alpha = confidence.alpha();
            assertThat(atMost(k, n, upper)).as("upper %d of %d", k, n).isBetween(alpha * 0.9999, alpha * 1.0001);
            if (k > 0) {
                double tail = 1 - atMost(k - 1, n, lower);
                assertThat(tail).as("lower %d of %d", k, n).isBetween(alpha * 0.999 - 1e-9, alpha * 1.001 + 1e-9);
                Share limit = new Share(Math.min(0.999, random.nextDouble() * 2 * lower));
                assertThat(ExactBounds.isAbove(limit, trials, confidence)).isEqualTo(limit.fraction() < lower);
            }
        }
    }

    @Test
    void the_anytime_bound_is_where_the_test_turns() {
        Random random = new Random(3);
        for (int i = 0; i < STATES / 20; i++) {
            long n = 10L + random.nextInt(20_000);
            long k = random.nextInt((int) Math.min(8, n / 4 + 1));
            Confidence confidence = Confidence.percent(95);

            double bound = AnytimeTest.upperBound(new Trials(n, k), confidence).fraction();

            if (bound < 1) {
                assertThat(evidence((double) n, (double) k, bound)).isGreaterThanOrEqualTo(20 * (1 - 1e-9));
                assertThat(evidence((double) n, (double) k, bound * 0.9999)).isLessThan(20);
            }
        }
    }
}

package dev.parallax.readiness.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * E4: thirty days of a tenant with 2,000 new cases a day, the verdict asked for after every single one, 20,000 times. A run
 * counts as READY if any look of it passed.
 */
class PollingSimulationTest {

    private static final int RUNS = 20_000;
    private static final long CASES = 30L * 2_000;
    private static final double LIMIT = 0.001;
    private static final AnytimeTest TEST = new AnytimeTest(new Share(LIMIT), Confidence.percent(95));

    /** With k mismatches the first look that passes is at this many cases; between mismatches evidence only grows. */
    private final List<Long> passesAt = new ArrayList<>();

    private long passesAt(int mismatches) {
        while (passesAt.size() <= mismatches) {
            passesAt.add(TEST.casesNeeded(passesAt.size()));
        }
        return passesAt.get(mismatches);
    }

    private boolean everReady(double rate, Random random) {
        long cases = 0;
        for (int mismatches = 0; ; mismatches++) {
            // Cases up to and with the next mismatch: geometric.
            long gap = 1 + (long) (Math.log(1 - random.nextDouble()) / Math.log1p(-rate));
            long cleanUntil = Math.min(CASES, cases + gap - 1);
            if (passesAt(mismatches) <= cleanUntil) {
                return true;
            }
            cases += gap;
            if (cases >= CASES) {
                return false;
            }
        }
    }

    private double shareEverReady(double rate) {
        Random random = new Random(20261121);
        int ready = 0;
        for (int run = 0; run < RUNS; run++) {
            ready += everReady(rate, random) ? 1 : 0;
        }
        return (double) ready / RUNS;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0, 1.05, 1.5, 3.0})
    void at_the_limit_and_above_a_false_ready_stays_below_alpha_however_often_it_is_asked(double timesTheLimit) {
        assertThat(shareEverReady(LIMIT * timesTheLimit)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void at_half_the_limit_nearly_every_tenant_gets_ready() {
        assertThat(shareEverReady(LIMIT / 2)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void the_broken_twin_a_sliding_window_would_say_ready_to_most() {
        Random random = new Random(20261121);
        int ready = 0;
        for (int run = 0; run < 2_000; run++) {
            long longest = 0;
            for (long cases = 0; cases < 5 * 2_995 && longest < 2_995; ) {
                long gap = 1 + (long) (Math.log(1 - random.nextDouble()) / Math.log1p(-LIMIT));
                longest = Math.max(longest, Math.min(gap - 1, 5 * 2_995 - cases));
                cases += gap;
            }
            ready += longest >= 2_995 ? 1 : 0;
        }

        assertThat(ready / 2_000.0).isGreaterThan(0.3);
    }

    /**
     * Somebody who begins afresh at every mismatch, with one rule more, until it passes: each attempt then needs its first
     * cases clean. What counts as an attempt is what {@link AnytimeTest#isBehind} says.
     *
     * @param spends whether attempts share α
     */
    private double shareEverReadyWithRestarts(boolean spends) {
        Confidence once = Confidence.percent(95);
        List<Long> needed = new ArrayList<>();
        Random random = new Random(20261126);
        int ready = 0;
        for (int run = 0; run < RUNS; run++) {
            int attempt = 1;
            boolean passed = false;
            for (long cases = 0; !passed && cases < CASES; ) {
                while (needed.size() < attempt) {
                    Confidence sure = spends ? once.onAttempt(needed.size() + 1) : once;
                    needed.add(new AnytimeTest(TEST.limit(), sure).casesNeeded(0));
                }
                long clean = (long) (Math.log(1 - random.nextDouble()) / Math.log1p(-LIMIT));
                passed = Math.min(clean, CASES - cases) >= needed.get(attempt - 1);
                attempt += TEST.isBehind(new Trials(clean + 1, 1)) ? 1 : 0;
                cases += clean + 1;
            }
            ready += passed ? 1 : 0;
        }
        return (double) ready / RUNS;
    }

    @Test
    void at_the_limit_beginning_afresh_at_every_mismatch_does_not_bring_a_false_ready_above_alpha() {
        assertThat(shareEverReadyWithRestarts(true)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void the_broken_twin_that_forgets_its_attempts_says_ready_to_most_who_begin_afresh() {
        assertThat(shareEverReadyWithRestarts(false)).isGreaterThan(0.5);
    }

    @Test
    void the_simulation_looks_where_a_look_after_every_case_would_first_pass() {
        for (int mismatches = 0; mismatches < 6; mismatches++) {
            long first = passesAt(mismatches);
            for (long cases = Math.max(mismatches, first - 200); cases < first + 200; cases++) {
                assertThat(TEST.passes(new Trials(cases, mismatches))).isEqualTo(cases >= first);
            }
        }
    }
}

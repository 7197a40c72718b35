package dev.parallax.readiness.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample sizes that docs/readiness.md prints, exactly. */
class PublishedFiguresTest {

    @ParameterizedTest
    @CsvSource({"5, 95, 59", "1, 95, 299", "0.5, 95, 598", "0.1, 95, 2995", "1, 99.999, 1146"})
    void cases_without_mismatch_that_bound_a_rate(double limit, double confidence, long cases) {
        assertThat(ExactBounds.casesWithoutMismatch(Share.percent(limit), Confidence.percent(confidence)))
                .isEqualTo(cases);
    }

    @ParameterizedTest
    @CsvSource({"5, 95, 59", "1, 95, 299", "0.5, 95, 598", "0.1, 95, 2995", "1, 99.999, 1146"})
    void the_exact_upper_bound_reaches_the_limit_with_just_these_cases(double limit, double confidence, long cases) {
        Confidence level = Confidence.percent(confidence);

        assertThat(ExactBounds.upper(new Trials(cases, 0), level)).isLessThanOrEqualTo(Share.percent(limit));
        assertThat(ExactBounds.upper(new Trials(cases - 1, 0), level)).isGreaterThan(Share.percent(limit));
    }

    @ParameterizedTest
    @CsvSource({"0, 3440", "1, 7796", "2, 9862", "3, 11754"})
    void cases_the_anytime_test_needs_at_a_tenth_of_a_percent(long mismatched, long cases) {
        AnytimeTest test = new AnytimeTest(Share.percent(0.1), Confidence.percent(95));

        assertThat(test.casesNeeded(mismatched)).isEqualTo(cases);
        assertThat(test.passes(new Trials(cases, mismatched))).isTrue();
        assertThat(test.passes(new Trials(cases - 1, mismatched))).isFalse();
    }

    @Test
    void forty_resources_of_which_five_percent_are_broken_hide_it_with_one_chance_in_eight() {
        assertThat(Math.pow(1 - 0.05, 40)).isBetween(0.1285, 0.1295);
        assertThat(ExactBounds.upper(new Trials(40, 0), new Confidence(new Share(1 - Math.pow(0.95, 40))))
                        .fraction())
                .isBetween(0.04999, 0.05001);
    }

    @Test
    void attempts_at_one_build_share_alpha() {
        Confidence once = Confidence.percent(95);

        assertThat(once.onAttempt(1).alpha()).isBetween(0.02499, 0.02501);
        assertThat(once.onAttempt(2).alpha()).isBetween(0.00833, 0.00834);
    }

    @Test
    void the_shares_of_all_attempts_add_up_to_alpha() {
        Confidence once = Confidence.percent(95);
        double spent = 0;
        for (int attempt = 1; attempt <= 100_000; attempt++) {
            spent += once.onAttempt(attempt).alpha();
        }

        assertThat(spent).isBetween(0.0499, 0.05);
    }
}

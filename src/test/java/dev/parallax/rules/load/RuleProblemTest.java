package dev.parallax.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.rules.problem.DidYouMean;
import dev.parallax.rules.problem.RuleProblem;
import dev.parallax.rules.problem.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleProblemTest {

    private static final SourcePosition AT = new SourcePosition("a.yaml", 3, 7);

    /** F8: what somebody wrote into a rule cannot forge a log line or hide on a page. */
    @Test
    void f8_nothing_written_in_a_rule_can_break_a_log_line() {
        RuleProblem problem = new RuleProblem("a\nb\u202ec\u2028", AT, "unknown word 'a\r\nINFO all is well'", null);

        assertThat(problem.word()).isEqualTo("a\ufffdb\ufffdc\ufffd");
        assertThat(problem.toString()).isEqualTo("a.yaml:3:7: unknown word 'a\ufffd\ufffdINFO all is well'");
    }

    @Test
    void long_words_are_cut_between_characters() {
        assertThat(new RuleProblem("\ud83d\ude00".repeat(200), AT, "m", null).word())
                .isEqualTo("\ud83d\ude00".repeat(80) + "…");
    }

    @ParameterizedTest
    @CsvSource({"ignroe, ignore", "IGNORE, ignore", "arrray, array", "untill, until", "oner, owner"})
    void near_misses_are_guessed(String unknown, String guess) {
        assertThat(DidYouMean.among(RuleReader.KNOWN, unknown))
                .hasValueSatisfying(suggestion -> assertThat(suggestion.text()).isEqualTo("'" + guess + "'"));
    }

    @ParameterizedTest
    @CsvSource({"banana", "x", "reasonable", "zz"})
    void far_ones_are_not(String unknown) {
        assertThat(DidYouMean.among(List.of("ignore", "because", "owner"), unknown))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ab, ab, 0", "ab, ba, 1", "abc, acb, 1", "kitten, sitting, 3", "'', abc, 3", "a, '', 1"})
    void distance_counts_edits_and_swaps(String from, String to, int edits) {
        assertThat(DidYouMean.distance(from, to)).isEqualTo(edits);
        assertThat(DidYouMean.distance(to, from)).isEqualTo(edits);
    }
}

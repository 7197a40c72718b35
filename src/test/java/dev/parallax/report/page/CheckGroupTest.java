package dev.parallax.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.report.wire.ReasonLine;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckGroupTest {

    @Test
    void findings_of_one_check_are_one_group_that_weighs_as_its_weightiest() {
        List<CheckGroup> groups = CheckGroup.of(List.of(
                reason("SLOWER", Decision.NOT_READY),
                reason("SOAK", Decision.READY),
                reason("SLOWER", Decision.READY)));

        assertThat(groups).extracting(CheckGroup::code).containsExactly("SLOWER", "SOAK");
        assertThat(groups.get(0).decision()).isEqualTo(Decision.NOT_READY);
        assertThat(groups.get(0).findings()).hasSize(2);
        assertThat(groups.get(1).satisfied()).isTrue();
    }

    @Test
    void many_findings_are_folded_and_none_is_lost() {
        CheckGroup group = CheckGroup.of(IntStream.range(0, 240)
                        .mapToObj(i -> reason("DISTINCT_CASES", Decision.INSUFFICIENT_EVIDENCE))
                        .toList())
                .get(0);

        assertThat(group.first().size() + group.rest().size()).isEqualTo(240);
        assertThat(group.first()).hasSizeLessThan(10);
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void every_check_has_a_title_that_is_no_code(ReasonCode code) {
        String title = CheckGroup.of(List.of(reason(code.name(), Decision.READY)))
                .get(0)
                .title();

        assertThat(title).isNotBlank().doesNotContain("_").isNotEqualTo(title.toUpperCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "'599 ms','at most 327 ms',900,491",
        "'3','at least 4',675,900",
        "'208 distinct cases','at least 343',546,900",
        "'at least 11.2 %','below 1 %',900,80",
        "'7,672 ms','at most 6,728 ms',900,789"
    })
    void a_figure_is_drawn_against_its_limit(String figure, String limit, long bar, long mark) {
        assertThat(Gauge.of(figure, limit)).contains(new Gauge(bar, mark));
    }

    @ParameterizedTest
    @CsvSource({
        "'22 min','at least 24 h'",
        "'VALUE 4fafa84366b3700e','none open'",
        "'0','0'",
        "'0 comparisons','at least 1 in 7 d'"
    })
    void what_is_no_matter_of_more_or_less_is_not_drawn(String figure, String limit) {
        assertThat(Gauge.of(figure, limit)).isEmpty();
        assertThat(Gauge.of(null, limit)).isEmpty();
        assertThat(Gauge.of(figure, null)).isEmpty();
    }

    private static ReasonLine reason(String code, Decision decision) {
        return new ReasonLine(code, decision, "message", null, null, null, null);
    }
}

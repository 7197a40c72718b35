package dev.parallax.rules.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parallax.rules.path.RulePath.Operator;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulePathTest {

    @Test
    void root_has_no_segment() {
        assertThat(RulePath.parse("$").segments()).isEmpty();
    }

    @Test
    void dots_and_brackets_mean_the_same() {
        assertThat(RulePath.parse("$.items[*].price").sameSteps(RulePath.parse("$['items'].*[\"price\"]")))
                .isTrue();
        assertThat(RulePath.parse("$.items").sameSteps(RulePath.parse("$..items")))
                .isFalse();
    }

    @Test
    void every_selector_is_read() {
        RulePath path = RulePath.parse("$..a[0, -1]['b c', *][1:5:2][:][::-1]");

        assertThat(path.segments())
                .containsExactly(
                        new Segment(true, List.of(new Selector.Name("a"))),
                        new Segment(false, List.of(new Selector.Index(0), new Selector.Index(-1))),
                        new Segment(false, List.of(new Selector.Name("b c"), new Selector.Wildcard())),
                        new Segment(false, List.of(new Selector.Slice(1, 5, 2))),
                        new Segment(false, List.of(new Selector.Slice(null, null, null))),
                        new Segment(false, List.of(new Selector.Slice(null, null, -1))));
    }

    @Test
    void escapes_are_resolved() {
        assertThat(RulePath.parse("$['it\\'s \\u00e9 \\ud83d\\ude00 \\n']").segments())
                .containsExactly(new Segment(false, List.of(new Selector.Name("it's é 😀 \n"))));
        assertThat(RulePath.parse("$['']").segments())
                .containsExactly(new Segment(false, List.of(new Selector.Name(""))));
        assertThat(RulePath.parse("$.größe").segments())
                .containsExactly(new Segment(false, List.of(new Selector.Name("größe"))));
    }

    @Test
    void a_filter_compares_with_a_literal() {
        assertThat(filter("$.items[?@.kind == 'x']"))
                .isEqualTo(new Selector.Filter(List.of("kind"), Operator.EQUAL, new Literal.Text("x")));
        assertThat(filter("$[?(@.a['b'] >= 1.50e1)]"))
                .isEqualTo(new Selector.Filter(
                        List.of("a", "b"), Operator.GREATER_OR_EQUAL, new Literal.Decimal(new BigDecimal("15"))));
        assertThat(filter("$[?@.deleted]")).isEqualTo(new Selector.Filter(List.of("deleted"), Operator.EXISTS, null));
        assertThat(filter("$[?@ != null]"))
                .isEqualTo(new Selector.Filter(List.of(), Operator.NOT_EQUAL, new Literal.Null()));
        assertThat(filter("$[?3 < @.n]"))
                .isEqualTo(
                        new Selector.Filter(List.of("n"), Operator.GREATER, new Literal.Decimal(new BigDecimal("3"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "items",
                "$.",
                "$..",
                "$...a",
                "$.a.",
                "$. a",
                "$.a ",
                "$a",
                "$.1a",
                "$.a-b",
                "$.[0]",
                "$[",
                "$[]",
                "$['a",
                "$['a'",
                "$['a',]",
                "$[01]",
                "$[-0]",
                "$[1",
                "$[a]",
                "$['\\x']",
                "$['\\ud800']",
                "$['\\udc00x']",
                "$[?]",
                "$[?@.a = 1]",
                "$[?@.a == ]",
                "$[?@.a == 1 && @.b == 2]",
                "$[?!@.a]",
                "$[?count(@.*) > 1]",
                "$[?@.a == 01]",
                "$[?@.a == 1e9999999999]",
                "$[?@.a == @.b]",
                "$[99999999999]",
                "$[1:2:3:4]"
            })
    void anything_else_is_refused_where_it_goes_wrong(String text) {
        assertThatExceptionOfType(RulePathSyntaxException.class)
                .isThrownBy(() -> RulePath.parse(text))
                .satisfies(problem -> assertThat(problem.offset()).isBetween(0, text.length()))
                .satisfies(problem -> assertThat(problem.getMessage()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"items[*].id|0|$.items[*].id", "$.a-b|2|the bracket form ['a-b']", "$[a]|2|'a' in quotes"})
    void a_near_miss_gets_a_suggestion(String text, int offset, String suggestion) {
        assertThatExceptionOfType(RulePathSyntaxException.class)
                .isThrownBy(() -> RulePath.parse(text))
                .satisfies(problem -> assertThat(problem.offset()).isEqualTo(offset))
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.suggestion())).isEqualTo(suggestion));
    }

    private static Selector filter(String path) {
        List<Segment> segments = RulePath.parse(path).segments();
        return segments.get(segments.size() - 1).selectors().get(0);
    }
}

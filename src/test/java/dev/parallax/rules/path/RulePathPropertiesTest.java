package dev.parallax.rules.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.rules.path.RulePath.Operator;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RulePathPropertiesTest {

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void what_is_written_out_is_read_back(@ForAll("paths") List<Segment> segments) {
        String written =
                "$" + segments.stream().map(RulePathPropertiesTest::written).collect(Collectors.joining());

        assertThat(RulePath.parse(written).segments()).isEqualTo(segments);
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void any_text_is_a_path_or_refused_within_it(@ForAll("scraps") String text) {
        try {
            assertThat(RulePath.parse(text).text()).isEqualTo(text);
        } catch (RulePathSyntaxException refused) {
            assertThat(refused.offset()).isBetween(0, text.length());
        }
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                        "$",
                        ".",
                        "..",
                        "[",
                        "]",
                        "*",
                        "'",
                        "\"",
                        "a",
                        "0",
                        "-1",
                        ":",
                        ",",
                        "?",
                        "@",
                        "==",
                        "\\u00e9",
                        " ",
                        "\ud83d\ude00",
                        "null",
                        "(",
                        ")")
                .list()
                .ofMaxSize(12)
                .map(parts -> "$" + String.join("", parts));
    }

    @Provide
    Arbitrary<List<Segment>> paths() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        selectors().list().ofMinSize(1).ofMaxSize(3))
                .as(Segment::new)
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<Selector> selectors() {
        Arbitrary<Integer> index = Arbitraries.integers().between(-999_999_999, 999_999_999);
        Arbitrary<Integer> bound = index.injectNull(0.3);
        Arbitrary<String> names = names();
        return Arbitraries.oneOf(
                names.map(Selector.Name::new),
                index.map(Selector.Index::new),
                Arbitraries.just(new Selector.Wildcard()),
                Combinators.combine(bound, bound, bound).as(Selector.Slice::new),
                names.list().ofMaxSize(2).map(member -> new Selector.Filter(member, Operator.EXISTS, null)),
                Combinators.combine(names.list().ofMaxSize(2), operators(), literals())
                        .as(Selector.Filter::new));
    }

    private static Arbitrary<Operator> operators() {
        return Arbitraries.of(Operator.class).filter(operator -> operator != Operator.EXISTS);
    }

    private static Arbitrary<Literal> literals() {
        return Arbitraries.oneOf(
                Arbitraries.just(new Literal.Null()),
                Arbitraries.of(true, false).map(Literal.Bool::new),
                names().map(Literal.Text::new),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                        .map(value -> new Literal.Decimal(value.stripTrailingZeros())));
    }

    /** Any text JSON can hold: every code point but surrogates. */
    private static Arbitrary<String> names() {
        return Arbitraries.integers()
                .between(0, 0x2ffff)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(6)
                .map(points -> points.stream().map(Character::toString).collect(Collectors.joining()));
    }

    private static String written(Segment segment) {
        return (segment.descendant() ? ".." : "")
                + segment.selectors().stream()
                        .map(RulePathPropertiesTest::written)
                        .collect(Collectors.joining(" , ", "[", "]"));
    }

    private static String written(Selector selector) {
        if (selector instanceof Selector.Name name) {
            return quoted(name.name());
        }
        if (selector instanceof Selector.Index index) {
            return Integer.toString(index.index());
        }
        if (selector instanceof Selector.Slice slice) {
            return bound(slice.start()) + " : " + bound(slice.end()) + ":" + bound(slice.step());
        }
        if (selector instanceof Selector.Filter filter) {
            String member = "@"
                    + filter.member().stream()
                            .map(RulePathPropertiesTest::quoted)
                            .map(name -> "[" + name + "]")
                            .collect(Collectors.joining());
            return filter.operator() == Operator.EXISTS
                    ? "?" + member
                    : "?" + member + symbol(filter.operator()) + written(filter.literal());
        }
        return "*";
    }

    private static String bound(Integer bound) {
        return bound == null ? "" : bound.toString();
    }

    private static String symbol(Operator operator) {
        return switch (operator) {
            case EQUAL -> "==";
            case NOT_EQUAL -> " != ";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> " >";
            case GREATER_OR_EQUAL -> ">= ";
            case EXISTS -> "";
        };
    }

    private static String written(Literal literal) {
        if (literal instanceof Literal.Text text) {
            return quoted(text.value());
        }
        if (literal instanceof Literal.Decimal decimal) {
            return decimal.value().toString().replace("E+", "e");
        }
        return literal instanceof Literal.Bool bool ? Boolean.toString(bool.value()) : "null";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > 0xff) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}

package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.Pattern;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.SkipReason;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.CompiledRules;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F6: whatever a body holds, there is a comparison or a named refusal, soon and without a stack overflow. */
class BadInputTest {

    private final DiffEngine engine = new DiffEngine();

    private Comparison compare(String legacy, String candidate) {
        return engine.compare(Pairs.json(legacy, candidate), CompiledRules.NONE);
    }

    private List<Difference> differences(String legacy, String candidate) {
        return ((Comparison.Compared) compare(legacy, candidate)).differences();
    }

    @Test
    void a_hundred_thousand_brackets_are_refused_by_name_and_equal_ones_agree() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(compare(deep, deep + " ")).isInstanceOfSatisfying(Comparison.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(SkipReason.BUDGET);
            assertThat(refused.limit()).contains("nested over 500 levels");
        });
        assertThat(((Comparison.Compared) compare(deep, deep)).differences()).isEmpty();
    }

    @Test
    void the_deepest_allowed_nesting_is_compared() {
        String open = "{\"a\":[".repeat(250);
        String close = "]}".repeat(250);

        assertThat(differences(open + "1" + close, open + "2" + close)).hasSize(1);
        assertThat(differences(open + "1" + close, open + "1,2" + close)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 30, 31, 32, 33, 62, 63, 64, 65, 126, 127, 128, 129})
    void a_difference_at_any_depth_is_found_where_long_runs_are_alike(int depth) {
        String alike = "\"some text that is long enough to be passed over at once\",";
        String open = ("[" + alike).repeat(depth);
        String close = "]".repeat(depth);

        assertThat(differences(open + "1" + close, open + "2" + close)).hasSize(1);
        assertThat(differences(open + "1" + close, open + "1,2" + close)).hasSize(1);
        assertThat(differences(open + "{\"a\":1}" + close, open + "{\"a\":2}" + close))
                .hasSize(1);
    }

    @Test
    void two_hundred_thousand_keys_in_reverse_are_one_cosmetic_difference() {
        StringBuilder up = new StringBuilder("{");
        StringBuilder down = new StringBuilder("{");
        for (int i = 0; i < 200_000; i++) {
            up.append(i > 0 ? "," : "").append("\"key").append(i).append("\":").append(i);
            down.append(i > 0 ? "," : "")
                    .append("\"key")
                    .append(199_999 - i)
                    .append("\":")
                    .append(199_999 - i);
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(differences(
                                up.append('}').toString(), down.append('}').toString()))
                        .extracting(Difference::kind)
                        .containsExactly(DifferenceKind.LEXICAL));
    }

    @Test
    void a_hundred_thousand_elements_in_any_order_are_matched_in_n_log_n() {
        StringBuilder up = new StringBuilder("[");
        StringBuilder down = new StringBuilder("[");
        for (int i = 0; i < 100_000; i++) {
            up.append(i > 0 ? "," : "").append(i);
            down.append(i > 0 ? "," : "").append(99_999 - i);
        }
        CompiledRules rules =
                TestRules.rules().at("$", new Treatment.ArrayUnordered()).compile();

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Comparison.Compared compared = (Comparison.Compared) engine.compare(
                    Pairs.json(up.append(']').toString(), down.append(']').toString()), rules);
            assertThat(compared.differences()).isEmpty();
            assertThat(compared.masked()).hasSize(1);
        });
    }

    @Test
    void a_string_of_twenty_megabytes_is_shown_only_in_part() {
        String big = "\"" + "x".repeat(20 << 20);

        assertThat(differences(big + "a\"", big + "b\"")).singleElement().satisfies(difference -> {
            assertThat(difference.legacy().toString()).contains("bytes");
            assertThat(((Fragment.Present) difference.legacy()).cut()).isTrue();
        });
    }

    @Test
    void numbers_of_any_length_are_compared_without_being_expanded() {
        String digits = "9".repeat(100_000);

        assertThat(differences("[" + digits + "1]", "[" + digits + "2]")).hasSize(1);
        assertThat(differences("[1e1000000]", "[10e999999]"))
                .extracting(Difference::kind)
                .containsExactly(DifferenceKind.LEXICAL);
        assertThat(compare("[1e" + digits + "]", "[2e" + digits + "]")).isInstanceOf(Comparison.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080", // overlong NUL
                "c1bf", // overlong
                "e08080", // overlong
                "f0808080", // overlong
                "eda080", // surrogate
                "f4908080", // beyond U+10FFFF
                "f5808080", // no lead byte
                "ff", // no lead byte
                "80", // continuation alone
                "c3", // cut short
                "e282", // cut short
                "f09f98", // cut short
                "c328", // bad continuation
            })
    void invalid_utf_8_is_seen(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        ByteArrayOutputStream candidate = new ByteArrayOutputStream();
        candidate.writeBytes("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        candidate.writeBytes(bad);
        candidate.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));

        Comparison comparison = engine.compare(
                Pairs.json("{\"a\":\"x\"}".getBytes(StandardCharsets.UTF_8), candidate.toByteArray()),
                CompiledRules.NONE);

        assertThat(((Comparison.Compared) comparison).differences())
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.kind()).isEqualTo(DifferenceKind.UNPARSEABLE);
                    assertThat(difference.shape().text()).isEqualTo("legacy: json; candidate: invalid UTF-8");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1",
                "{\"a\"}",
                "{\"a\":}",
                "[1,]",
                "{\"a\":1,}",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[1e]",
                "[-]",
                "nul",
                "[tru]",
                "{a:1}",
                "['a']",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "[\"\t\"]",
                "[1 2]",
                "{\"a\" 1}",
                "[NaN]",
                "1 2",
                "]",
                "}",
                "[1}",
                "{\"a\":1]",
                "\u00a0[]"
            })
    void what_is_no_json_is_seen_on_either_side(String bad) {
        assertThat(differences("[7]", bad)).extracting(Difference::kind).containsExactly(DifferenceKind.UNPARSEABLE);
        assertThat(differences(bad, "[7]")).extracting(Difference::kind).containsExactly(DifferenceKind.UNPARSEABLE);
    }

    @Test
    void a_byte_order_mark_is_seen_and_hides_nothing() {
        assertThat(differences("{\"a\":1}", "\ufeff{\"a\":2}"))
                .extracting(difference -> difference.shape().text())
                .containsExactlyInAnyOrder("number changed", "byte order mark added");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "\\s+$", "(x+x+)+y"})
    void a_regex_bomb_takes_linear_time(String regex) {
        CompiledRules rules = TestRules.rules()
                .at("$", new Treatment.Replace(Pattern.compile(regex), ""))
                .compile();
        String spaces = " ".repeat(100_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> engine.compare(
                        Pairs.json("\"" + spaces + "x\"", "\"" + spaces + "y" + "a".repeat(10_000) + "!\""), rules));
    }

    @Test
    void lone_surrogates_and_nul_are_kept_apart() {
        assertThat(differences("\"\\ud800\"", "\"\\ud801\"")).hasSize(1);
        assertThat(differences("\"\\u0000\"", "\"\"")).hasSize(1);
        assertThat(differences("\"\\ud83d\\ude00\"", "\"😀\"")).isEmpty();
    }

    @Test
    void a_thousand_sorts_of_difference_do_not_hide_one_more() {
        StringBuilder legacy = new StringBuilder("{\"rows\":[");
        StringBuilder candidate = new StringBuilder("{\"rows\":[");
        for (int i = 0; i < 3_000; i++) {
            legacy.append(i > 0 ? "," : "").append("{\"id\":").append(i).append('}');
            candidate.append(i > 0 ? "," : "").append("{\"id\":\"").append(i).append("\"}");
        }
        legacy.append("],\"total\":1}");
        candidate.append("],\"total\":2}");

        Comparison.Compared compared = (Comparison.Compared) compare(legacy.toString(), candidate.toString());

        assertThat(compared.differences()).hasSize(1_001);
        assertThat(compared.unlisted()).isEqualTo(2_000);
        assertThat(compared.differences())
                .extracting(difference -> difference.pattern().text())
                .contains("$.total");
    }
}

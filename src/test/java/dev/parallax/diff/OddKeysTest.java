package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Location;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.trie.CompiledRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that paths, pointers and patterns could misread, under every treatment. */
class OddKeysTest {

    private static final List<String> KEYS = List.of(
            "",
            " ",
            "__proto__",
            "a/b",
            "a~b",
            "a~1b",
            "a.b",
            "[0]",
            "a[0]",
            "*",
            "..",
            "$",
            "0",
            "-",
            "line\nbreak",
            "it's",
            "say \"so\"",
            "back\\slash",
            "\u0000",
            "é",
            "e\u0301",
            "\ud83d\ude00",
            "header:Link",
            "status");

    /** A treatment, and two values that it makes equivalent. */
    private record Treated(String treatment, String legacy, String candidate) {}

    private static final List<Treated> TREATED = List.of(
            new Treated("ignore: true", "1", "[2]"),
            new Treated("array: unordered", "[1, 2, 2]", "[2, 1, 2]"),
            new Treated("array: {key: id}", "[{\"id\": 1}, {\"id\": 2}]", "[{\"id\": 2}, {\"id\": 1}]"),
            new Treated("number: {abs: 0.5}", "1", "1.5"),
            new Treated("instant: {within: 1s}", "\"2024-07-01T12:00:00Z\"", "\"2024-07-01T12:00:01Z\""),
            new Treated("text: [trim, lowercase]", "\"A \"", "\"a\""),
            new Treated("pattern: '[a-z]+'", "\"a\"", "\"b\""),
            new Treated("replace: {regex: '[0-9]+', with: N}", "\"v1\"", "\"v2\""),
            new Treated("absent: [null]", "null", ""),
            new Treated("map: {OLD: NEW}", "\"OLD\"", "\"NEW\""),
            new Treated("type: lenient", "7", "\"7\""),
            new Treated("embedded: json", "\"{\\\"a\\\":1}\"", "\"{ \\\"a\\\":1}\""),
            new Treated("url: {ignore: host}", "\"http://a/x\"", "\"http://b/x\""),
            new Treated("severity: COSMETIC", "1", "2"));

    private static Stream<Arguments> treated() {
        return KEYS.stream().flatMap(key -> TREATED.stream().map(treated -> Arguments.of(key, treated)));
    }

    @ParameterizedTest
    @MethodSource("treated")
    void a_rule_reaches_the_key_it_names_and_no_other(String key, Treated treated) {
        CompiledRules rules = rules("$.in[" + JsonStrings.encode(key) + "]", treated.treatment());

        Comparison.Compared named = compare(key, treated, rules);
        Comparison.Compared other = compare(key + "x", treated, rules);

        assertThat(named.blocks()).isFalse();
        assertThat(named.masked()).hasSize(1);
        assertThat(other.differences()).isNotEmpty();
        assertThat(other.masked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void the_pointer_of_a_difference_finds_the_value(String key) throws IOException {
        String legacy = document(key, "[{\"x\": 1}]");
        Comparison.Compared compared = (Comparison.Compared)
                new DiffEngine().compare(Pairs.json(legacy, document(key, "[{\"x\": 2}]")), CompiledRules.NONE);

        assertThat(compared.differences()).hasSize(1);
        Difference difference = compared.differences().get(0);
        String pointer = ((Location.InBody) difference.at()).legacy().text();
        assertThat(new ObjectMapper()
                        .readTree(legacy)
                        .at(JsonPointer.compile(pointer))
                        .intValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void the_pattern_of_a_difference_is_a_path_that_reaches_it(String key) {
        Comparison.Compared compared = (Comparison.Compared)
                new DiffEngine().compare(Pairs.json(document(key, "1"), document(key, "2")), CompiledRules.NONE);
        String pattern = compared.differences().get(0).pattern().text();

        Comparison.Compared ruled = compare(key, new Treated("", "1", "2"), rules(pattern, "ignore: true"));

        assertThat(ruled.differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"items.id", "id", "xitems", "items[*]", "items.idempotency_key"})
    void a_path_never_holds_by_part_of_a_name(String key) {
        CompiledRules rules = rules("$.in.items.id", "ignore: true");

        assertThat(compare(key, new Treated("", "1", "2"), rules).differences()).hasSize(1);
    }

    private static Stream<String> keys() {
        return KEYS.stream();
    }

    private static Comparison.Compared compare(String key, Treated treated, CompiledRules rules) {
        return (Comparison.Compared) new DiffEngine()
                .compare(Pairs.json(document(key, treated.legacy()), document(key, treated.candidate())), rules);
    }

    /** Neighbours on both sides, so that both ways of walking an object are taken. */
    private static String document(String key, String value) {
        List<String> members = new ArrayList<>(List.of("\"before\": true"));
        if (!value.isEmpty()) {
            members.add(JsonStrings.encode(key) + ": " + value);
        }
        members.add("\"after\": false");
        return "{\"in\": {" + String.join(", ", members) + "}}";
    }

    private static CompiledRules rules(String path, String treatment) {
        String yaml = "rules:\n  - id: odd\n    at: " + JsonStrings.encode(path) + "\n    " + treatment
                + "\n    because: b\n    owner: o\n    until: 2099-01-01\n";
        return CompiledRules.compile(
                RuleBookLoader.parse(List.of(RuleSource.inline(yaml))).rules(), TestRules.TODAY);
    }
}

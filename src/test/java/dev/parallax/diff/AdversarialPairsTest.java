package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.SkipReason;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.trie.CompiledRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs made by hand to mislead a comparison: each says all that differs and nothing else. */
class AdversarialPairsTest {

    private static List<String> differences(String legacy, String candidate, String... rules) {
        return compared(legacy, candidate, rules).differences().stream()
                .map(difference -> difference.pattern() + " " + difference.kind())
                .toList();
    }

    private static Comparison.Compared compared(String legacy, String candidate, String... rules) {
        return (Comparison.Compared) compare(legacy, candidate, rules);
    }

    /** Rules as {@code path treatment}. */
    private static Comparison compare(String legacy, String candidate, String... rules) {
        StringBuilder yaml = new StringBuilder("rules:\n");
        for (String rule : rules) {
            int blank = rule.indexOf(' ');
            yaml.append("  - id: ").append('r').append(yaml.length()).append("\n    at: ");
            yaml.append(rule, 0, blank).append("\n    ").append(rule.substring(blank + 1));
            yaml.append("\n    because: b\n    owner: o\n    until: 2099-01-01\n");
        }
        CompiledRules compiled = rules.length == 0
                ? CompiledRules.NONE
                : CompiledRules.compile(
                        RuleBookLoader.parse(List.of(RuleSource.inline(yaml.toString())))
                                .rules(),
                        TestRules.TODAY);
        return new DiffEngine().compare(Pairs.json(legacy, candidate), compiled);
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"id\":" + i + ",\"name\":\"row " + i + "\",\"tags\":[" + i + "]}")
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 500, 999, 1_000})
    void a_row_put_in_anywhere_is_one_difference(int index) {
        String legacy = "{\"rows\":[" + rows(0, 1_000) + "]}";
        List<String> parts = new ArrayList<>();
        if (index > 0) {
            parts.add(rows(0, index));
        }
        parts.add("{\"id\":-1}");
        if (index < 1_000) {
            parts.add(rows(index, 1_000));
        }
        String candidate = "{\"rows\":[" + String.join(",", parts) + "]}";

        assertThat(differences(legacy, candidate)).containsExactly("$.rows[*] ADDED");
        assertThat(differences(candidate, legacy)).containsExactly("$.rows[*] REMOVED");
        assertThat(differences(legacy, candidate, "$.rows array: unordered")).containsExactly("$.rows[*] ADDED");
        assertThat(differences(legacy, candidate, "$.rows array: {key: id}")).containsExactly("$.rows[*] ADDED");
    }

    @Test
    void a_row_put_in_and_another_one_changed_are_two_differences() {
        String legacy = "[" + rows(0, 50) + "]";
        String candidate = "[{\"id\":-1}," + rows(0, 50).replace("row 30", "row thirty") + "]";

        assertThat(differences(legacy, candidate)).containsExactlyInAnyOrder("$[*].name VALUE", "$[*] ADDED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A key twice on one side: one of the two has no partner.
                "[{\"id\":1},{\"id\":2}] | [{\"id\":1},{\"id\":1},{\"id\":2}] | $[*] ADDED",
                "[{\"id\":1},{\"id\":1}] | [{\"id\":1}] | $[*] REMOVED",
                // The n-th of equal keys belongs to the n-th.
                "[{\"id\":1,\"v\":1},{\"id\":1,\"v\":2}] | [{\"id\":1,\"v\":1},{\"id\":1,\"v\":3}] | $[*].v VALUE",
                // A key that is missing or null is no key, and equal to no other.
                "[{\"v\":1}] | [{\"id\":1,\"v\":1}] | $[*] REMOVED, $[*] ADDED",
                "[{\"id\":null,\"v\":1}] | [{\"v\":1}] | $[*].id REMOVED",
                // An object or an array may be a key; something that is no object has none.
                "[{\"id\":{\"a\":1,\"b\":2}}] | [{\"id\":{\"b\":2,\"a\":1.0}}] | $[*].id LEXICAL, $[*].id.a LEXICAL",
                "[7,{\"id\":1}] | [{\"id\":1},8] | $[*] VALUE",
                // The text 1 is not the number 1.
                "[{\"id\":1}] | [{\"id\":\"1\"}] | $[*] REMOVED, $[*] ADDED",
            })
    void keys_that_repeat_or_are_missing_hide_nothing(String legacy, String candidate, String expected) {
        assertThat(differences(legacy, candidate, "$ array: {key: id}"))
                .containsExactlyInAnyOrder(expected.trim().split(", "));
    }

    @Test
    void rows_pair_across_a_tolerated_change_of_their_keys_type_and_the_rest_still_counts() {
        assertThat(differences(
                        "[{\"id\":7,\"v\":1},{\"id\":8,\"v\":2},{\"id\":9,\"v\":3}]",
                        "[{\"id\":\"9\",\"v\":3},{\"id\":\"7.0\",\"v\":9}]",
                        "$ array: {key: id}",
                        "$[*].id type: lenient"))
                .containsExactlyInAnyOrder("$[*].v VALUE", "$[*] REMOVED");
    }

    @Test
    void unordered_within_unordered_are_multisets_of_multisets() {
        String[] rules = {"$ array: unordered", "$[*] array: unordered", "$[*][*] array: unordered"};

        assertThat(differences("[[[1,2],[3]],[[4]]]", "[[[4]],[[3],[2,1]]]", rules))
                .isEmpty();
        assertThat(differences("[[[1,2],[3]],[[4]]]", "[[[4]],[[3],[2,2]]]", rules))
                .hasSize(1);
        assertThat(differences("[[[1],[1],[2]]]", "[[[1],[2],[2]]]", rules)).hasSize(1);
    }

    @Test
    void a_tolerance_deep_in_unordered_arrays_still_finds_the_partner() {
        String[] rules = {"$ array: unordered", "$[*].in array: unordered", "$[*].in[*].p number: {abs: 0.1}"};

        assertThat(differences(
                        "[{\"in\":[{\"p\":1.0},{\"p\":5}]},{\"in\":[{\"p\":9}]}]",
                        "[{\"in\":[{\"p\":9.05}]},{\"in\":[{\"p\":5.1},{\"p\":0.9}]}]",
                        rules))
                .isEmpty();
        assertThat(differences("[{\"in\":[{\"p\":1.0},{\"p\":5}]}]", "[{\"in\":[{\"p\":5.2},{\"p\":1.0}]}]", rules))
                .containsExactly("$[*].in[*].p VALUE");
    }

    /** The greedy choice for 1.0 is 1.1, which only 1.2 can have. */
    @Test
    void a_tolerance_in_an_unordered_array_takes_the_matching_that_leaves_nobody_over() {
        assertThat(differences("[1.0, 1.2]", "[1.1, 0.9]", "$ array: unordered", "$[*] number: {abs: 0.1}"))
                .isEmpty();
    }

    /** The equal ones are taken first, and give way where that leaves nobody over. */
    @Test
    void equal_elements_under_a_tolerance_change_partners_where_all_find_one_then() {
        String[] rules = {"$ array: unordered", "$[*] number: {abs: 0.1}"};

        assertThat(differences("[1.0, 1.1]", "[1.1, 1.2]", rules)).isEmpty();
        assertThat(differences("[1.0, 1.1, 1.2, 7]", "[1.3, 7, 1.2, 1.1]", rules))
                .isEmpty();
        assertThat(differences("[1.0, 1.1]", "[1.1, 1.3]", rules)).containsExactly("$[*] VALUE");
        // Also those that begin both arrays in the same bytes.
        assertThat(differences("[1.1, 1.0]", "[1.1, 1.2]", rules)).isEmpty();
        // Elements without a key are a multiset of their own.
        assertThat(differences(
                        "[{\"p\":1.0},{\"p\":1.1}]",
                        "[{\"p\":1.1},{\"p\":1.2}]",
                        "$ array: {key: id}",
                        "$[*].p number: {abs: 0.1}"))
                .isEmpty();
    }

    /** Two notions of sameness at one place are not transitive: who belongs to whom is found by comparing, not by a form of each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Blanks are the empty text, the empty text is null, but blanks are not null.
                "['', '  ']       | [null, '']        | absent: [null, ''] | text: [trim]          | ''",
                "['  ', 'a']      | ['a', null]       | absent: [null, ''] | text: [trim]          | $[*] TYPE",
                // Zero is absent, and near to what is not.
                "[0, 0.2]         | [0.15, null]      | absent: [null, 0]  | number: {abs: 0.1}    | ''",
                "[0.2, 0]         | [0.05, 0.15]      | absent: [null, 0]  | number: {abs: 0.1}    | ''",
                // A map names the word, the other rule how it may be written; only what is not mapped has both.
                "['active', 'so'] | ['SO', 'ACTIVE']  | 'map: {A: ACTIVE}' | text: [lowercase]     | ''",
                "['A', 'active']  | ['active', 'ACTIVE'] | 'map: {A: ACTIVE}' | text: [lowercase]  | ''",
                "['A', 'B']       | ['active', 'b']   | 'map: {A: ACTIVE}' | text: [lowercase]     | $[*] VALUE",
                // What is mapped to the empty text is that, and not absent.
                "['N/A', null]    | [null, '']        | 'map: {N/A: \"\"}' | absent: [null, '']  | ''",
                "['N/A', 'N/A']   | ['', null]        | 'map: {N/A: \"\"}' | absent: [null, '']  | $[*] VALUE",
                "['', null]       | ['', 'NONE']      | 'map: {\"\": NONE}' | absent: [null, ''] | ''",
                // Mapped to what is written like a number: the number and the text both agree.
                "['A', 5]         | [5, '5']          | 'map: {A: 5}'      | 'severity: BREAKING'  | ''",
                "['A', '5']       | ['5', 5]          | 'map: {A: 5}'      | 'severity: BREAKING'  | ''",
                "['A', 'A']       | ['5', 5.0]        | 'map: {A: 5}'      | 'severity: BREAKING'  | $[*] VALUE",
                // A number is its text, and the number however written, but that is not its text.
                "[' 5', 5]        | [5.0, 5]          | type: lenient      | text: [trim]          | $[*] LEXICAL",
                "[' 5', ' 5']     | [5, 5.0]          | type: lenient      | text: [trim]          | $[*] TYPE",
            })
    void where_equivalence_is_not_transitive_all_that_can_find_a_partner_do(
            String legacy, String candidate, String rule, String other, String expected) {
        String[] rules = {"$ array: unordered", "$[*] " + unquoted(rule), "$[*] " + unquoted(other)};

        assertThat(differences(legacy.replace('\'', '"'), candidate.replace('\'', '"'), rules))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
        // As members of elements, where what stands for absence may be left out too.
        String members = legacy.replace('\'', '"').replaceAll("[\\[ ]*([^,\\]]+)[,\\]]", "{\"m\":$1},");
        String others = candidate.replace('\'', '"').replaceAll("[\\[ ]*([^,\\]]+)[,\\]]", "{\"m\":$1},");
        assertThat(differences(
                        "[" + members.substring(0, members.length() - 1) + "]",
                        "[" + others.substring(0, others.length() - 1) + "]",
                        "$ array: unordered",
                        "$[*].m " + unquoted(rule),
                        "$[*].m " + unquoted(other)))
                .hasSize(expected.isEmpty() ? 0 : 1);
    }

    private static String unquoted(String rule) {
        return rule.startsWith("'") && rule.endsWith("'") ? rule.substring(1, rule.length() - 1) : rule;
    }

    @Test
    void a_map_beside_a_tolerance_does_not_keep_an_unordered_array_from_matching() {
        String[] rules = {"$ array: unordered", "$[*] number: {abs: 0.1}", "$[*] map: {OPEN: CLOSED}"};

        assertThat(differences("[0, 5, \"OPEN\"]", "[\"CLOSED\", 5.1, 0.1]", rules))
                .isEmpty();
        assertThat(differences("[0, 5, \"OPEN\"]", "[\"OPEN\", 5.1, 0.1]", rules))
                .containsExactly("$[*] VALUE");
    }

    @Test
    void more_elements_than_can_be_matched_under_a_tolerance_are_refused_by_name() {
        String legacy = IntStream.range(0, 300).mapToObj(i -> i + ".0").toList().toString();
        String candidate =
                IntStream.range(0, 300).mapToObj(i -> i + ".01").toList().toString();

        assertThat(compare(legacy, candidate, "$ array: unordered", "$[*] number: {abs: 0.1}"))
                .isInstanceOfSatisfying(Comparison.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(SkipReason.BUDGET);
                    assertThat(refused.limit())
                            .isEqualTo("an unordered array with over 256 elements to match under a tolerance");
                });
    }

    @Test
    void elements_that_agree_to_the_letter_do_not_count_against_what_can_be_matched_under_a_tolerance() {
        List<String> numbers =
                IntStream.range(0, 2_000).mapToObj(i -> i + ".0").collect(Collectors.toCollection(ArrayList::new));
        String legacy = numbers.toString();
        Collections.shuffle(numbers, new Random(7));
        numbers.replaceAll(number -> number.equals("77.0") ? "77.05" : number);

        assertThat(differences(legacy, numbers.toString(), "$ array: unordered", "$[*] number: {abs: 0.1}"))
                .isEmpty();
    }

    @Test
    void a_systematic_change_that_a_rule_allows_leaves_the_silent_ones_standing() {
        String legacy = "{\"total\":3,\"rows\":[{\"id\":1,\"at\":\"2024-07-01T12:00:00Z\",\"sum\":10},"
                + "{\"id\":2,\"at\":\"2024-07-01T13:00:00Z\",\"sum\":20},{\"id\":3,\"at\":\"2024-07-01T14:00:00Z\"}]}";
        String candidate = "{\"total\":2,\"rows\":[{\"id\":\"2\",\"at\":\"2024-07-01T15:00:00+02:00\",\"sum\":20.01},"
                + "{\"id\":\"1\",\"at\":\"2024-07-01T13:00:00Z\",\"sum\":10}]}";
        String[] rules = {"$.rows array: {key: id}", "$.rows[*].id type: lenient", "$.rows[*].at instant: {within: 0s}"
        };

        assertThat(differences(legacy, candidate, rules))
                .containsExactlyInAnyOrder(
                        "$.total VALUE", "$.rows[*].at VALUE", "$.rows[*].sum VALUE", "$.rows[*] REMOVED");
    }

    @Test
    void a_renamed_key_does_not_hide_that_its_value_changed() {
        assertThat(differences("{\"total\":12345,\"x\":1}", "{\"sum\":12346,\"x\":1}"))
                .containsExactly("$.total REMOVED", "$.sum ADDED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What stands for absence has nothing to match a pattern.
                "{\"a\":null} | {} | ''",
                "{\"a\":null} | {\"a\":null} | ''",
                "{\"a\":null} | {\"a\":\"\"} | ''",
                "{\"a\":null} | {\"a\":\"abc\"} | $.a VALUE",
                "{} | {\"a\":\"abc\"} | $.a ADDED",
                "{\"a\":[]} | {\"a\":[ ]} | ''",
                "{\"a\":[]} | {\"a\":[1]} | $.a VALUE",
                "{\"a\":[1]} | {\"a\":[1]} | $.a VALUE",
                "{\"a\":\"abc\"} | {\"a\":\"xyz\"} | ''",
                "{\"a\":\"abc\"} | {\"a\":\"ABC\"} | $.a VALUE",
            })
    void absence_has_nothing_to_match_a_pattern(String legacy, String candidate, String expected) {
        assertThat(differences(legacy, candidate, "$.a absent: [null, '', []]", "$.a pattern: '[a-z0-9]+'"))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | \"abc\" | 1",
                "null | \"null\" | 1",
                "null | null | 1",
                "true | \"true\" | 0",
                "12 | \"12\" | 0",
            })
    void null_is_nothing_that_a_pattern_could_match(String legacy, String candidate, int differing) {
        assertThat(differences("{\"a\":" + legacy + "}", "{\"a\":" + candidate + "}", "$.a pattern: '[a-z0-9]+'"))
                .hasSize(differing);
    }

    /** Inside a string they would be one question mark like the other. */
    @Test
    void embedded_documents_with_other_lone_surrogates_are_told_apart() {
        String rule = "$.a embedded: json";

        assertThat(differences("{\"a\":\"[\\\"\\ud800\\\"]\"}", "{\"a\":\"[\\\"\\udbff\\\"]\"}", rule))
                .containsExactly("$.a VALUE");
        assertThat(differences("{\"a\":\"[\\\"\\ud83d\\ude00\\\"]\"}", "{\"a\":\" [\\\"\\ud83d\\ude00\\\"]\"}", rule))
                .isEmpty();
    }

    @Test
    void keys_alike_but_for_unicode_form_case_or_escapes_are_told_apart() {
        assertThat(differences("{\"\\u0061\":1}", "{\"a\":1}")).isEmpty();
        assertThat(differences("{\"\\u00e9\":1}", "{\"e\\u0301\":1}")).hasSize(2);
        assertThat(differences("{\"A\":1}", "{\"a\":1}")).hasSize(2);
        assertThat(differences("{\"a\":1,\"\\u0061\":2}", "{\"a\":1}")).containsExactly("$.a DUPLICATE_KEY");
    }
}

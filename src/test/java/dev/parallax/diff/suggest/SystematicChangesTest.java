package dev.parallax.diff.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.Pairs;
import dev.parallax.diff.suggest.SeenDifference.Against;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One difference must not hide another: the systematic change of a rebuild gets the narrowest rule that explains it, or
 * none, and the silent defects under it still differ with those rules in force.
 */
class SystematicChangesTest {

    private static final OperationId OPERATION = new OperationId("listings.search");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final int PAIRS = 40;

    private final DiffEngine engine = new DiffEngine();

    @Test
    void ids_that_became_text_hide_neither_a_missing_row_nor_a_wrong_total() {
        rebuilt(
                        i -> "{'total': 3, 'items': [" + row(i, "" + i) + ", " + row(i + 1, "" + (i + 1)) + "]}",
                        i -> "{'total': " + (i == 5 ? 4 : 3) + ", 'items': [" + row(i, "'" + i + "'")
                                + (i == 7 ? "" : ", " + row(i + 1, "'" + (i + 1) + "'")) + "]}")
                .proposes("$.items[*].id type: lenient")
                .leaves("REMOVED $.items[*]", "VALUE $.total");
    }

    @Test
    void dates_with_another_offset_hide_no_hour_that_is_wrong() {
        rebuilt(
                        i -> "{'at': '" + day(i) + "T09:30:00+01:00', 'due': '" + day(i) + "T10:00:00+01:00'}",
                        i -> "{'at': '" + day(i) + "T08:30:00Z', 'due': '" + day(i)
                                + (i == 9 ? "T10:00:00Z'}" : "T09:00:00Z'}"))
                .proposes("$.at instant: {within: 0s}", "$.due instant: {within: 0s}")
                .leaves("VALUE $.due");
    }

    /** Whether the digits are the tenant's zone or UTC, only a person can tell. */
    @Test
    void a_date_that_gained_an_offset_gets_no_rule() {
        rebuilt(i -> "{'at': '" + day(i) + "T09:30:00'}", i -> "{'at': '" + day(i) + "T09:30:00Z'}")
                .proposes();
    }

    @Test
    void objects_that_became_ids_get_no_rule_and_hide_nothing_beside_them() {
        rebuilt(
                        i -> "{'agent': {'id': " + i + ", 'name': 'n'}, 'total': 1}",
                        i -> "{'agent': " + i + ", 'total': " + (i == 3 ? 2 : 1) + "}")
                .proposes();
    }

    @Test
    void rounding_gets_no_rule() {
        rebuilt(i -> "{'price': " + i + ".125}", i -> "{'price': " + i + ".13}").proposes();
    }

    @Test
    void an_order_only_the_candidate_breaks_gets_no_rule() {
        rebuilt(i -> "{'tags': ['a" + i + "', 'b', 'c']}", i -> "{'tags': ['c', 'b', 'a" + i + "']}")
                .proposes();
    }

    @Test
    void a_renamed_member_gets_no_rule() {
        rebuilt(i -> "{'fax': '0" + i + "', 'total': 1}", i -> "{'faxNumber': '0" + i + "', 'total': 1}")
                .proposes();
    }

    @Test
    void each_sides_own_origin_hides_no_other_path() {
        rebuilt(
                        i -> "{'self': 'http://legacy:8080/a/" + i + "', 'next': 'http://legacy:8080/a?p=" + i + "'}",
                        i -> "{'self': 'https://new.test/a/" + i + "', 'next': 'https://new.test/a?p="
                                + (i == 4 ? 5 : i) + "'}")
                .proposes("$.self url: {ignore: [scheme, host, port]}");
    }

    @Test
    void null_and_absent_hide_no_value_that_went_missing_or_came_from_nowhere() {
        rebuilt(
                        i -> "{'note': " + (i % 2 == 0 ? "null" : "'t'") + ", 'memo': null}",
                        i -> (i % 2 == 0 || i == 9 ? "{" : "{'note': 't'") + (i == 8 ? "'memo': 'x'}" : "}"))
                .proposes("$.note absent: [null]", "$.memo absent: [null]")
                .leaves("REMOVED $.note", "TYPE $.memo");
    }

    @Test
    void an_empty_list_left_out_hides_no_list_that_went_missing() {
        rebuilt(
                        i -> "{'items': [{'id': 1, 'tags': []}, {'id': 2, 'tags': [1]}]}",
                        i -> "{'items': [{'id': 1}, {'id': 2" + (i == 9 ? "}]}" : ", 'tags': [1]}]}"))
                .proposes("$.items[*].tags absent: [[]]")
                .leaves("REMOVED $.items[*].tags");
    }

    @Test
    void words_that_were_renamed_are_mapped_word_by_word() {
        rebuilt(
                        i -> "{'state': '" + (i % 2 == 0 ? "ACT" : "SLD") + "', 'total': 1}",
                        i -> "{'state': '" + (i % 2 == 0 ? "ACTIVE" : "SOLD") + "', 'total': " + (i == 3 ? 2 : 1) + "}")
                .proposes("$.state map: {'ACT': 'ACTIVE', 'SLD': 'SOLD'}")
                .leaves("VALUE $.total");
    }

    private static String row(int number, String id) {
        return "{'id': " + id + ", 'price': " + number + "}";
    }

    private static String day(int number) {
        return "2026-11-" + (10 + number % 20);
    }

    private Rebuild rebuilt(IntFunction<String> legacy, IntFunction<String> candidate) {
        return new Rebuild(legacy, candidate);
    }

    /** What legacy and the rebuild answer, read after read. */
    private final class Rebuild {
        private final IntFunction<String> legacy;
        private final IntFunction<String> candidate;
        private List<SuggestedRule> proposed = List.of();

        Rebuild(IntFunction<String> legacy, IntFunction<String> candidate) {
            this.legacy = legacy;
            this.candidate = candidate;
        }

        Rebuild proposes(String... rules) {
            List<SeenDifference> seen = differences(RuleBook.empty()).stream()
                    .map(found -> SeenDifference.of(OPERATION, found, Against.CANDIDATE))
                    .toList();
            proposed = new RuleSuggester()
                    .suggest(seen, (operation, at, explained) -> new PlaceTally(0, seen.size(), 0, 0));
            assertThat(proposed)
                    .extracting(rule -> rule.at() + " " + rule.written().yaml())
                    .containsExactlyInAnyOrder(rules);
            return this;
        }

        /** What still differs once all that was proposed is in force, each once. */
        void leaves(String... differences) {
            String yaml =
                    proposed.stream().map(rule -> rule.yaml(TODAY)).collect(Collectors.joining("", "rules:\n", ""));
            assertThat(differences(RuleBookLoader.parse(List.of(RuleSource.inline(yaml)))))
                    .extracting(found -> found.kind() + " " + found.pattern())
                    .containsExactlyInAnyOrder(differences);
        }

        private List<Difference> differences(RuleBook book) {
            return IntStream.range(0, PAIRS)
                    .mapToObj(i -> engine.compare(
                            Pairs.json(
                                    legacy.apply(i).replace('\'', '"'),
                                    candidate.apply(i).replace('\'', '"')),
                            book.compiled(OPERATION, new Tenant("acme"), TODAY)))
                    .flatMap(found -> ((Comparison.Compared) found).differences().stream())
                    .toList();
        }
    }
}

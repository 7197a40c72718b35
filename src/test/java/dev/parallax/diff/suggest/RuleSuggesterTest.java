package dev.parallax.diff.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.suggest.SeenDifference.Against;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** D9: what is proposed explains everything seen at a place and hides nothing else, or it is not proposed. */
class RuleSuggesterTest {

    private final RuleSuggester suggester = new RuleSuggester();
    private static final RuleSuggester.Tallies TALLIES =
            (operation, at, explained) -> new PlaceTally(1_204, 1_210, 0, 0);

    private final List<SeenDifference> seen = new ArrayList<>();

    @Test
    void ids_that_became_text_are_a_lenient_type() {
        candidate("7", "\"7\"", DifferenceKind.TYPE);
        candidate("8", "\"8\"", DifferenceKind.TYPE);
        candidate("9", "\"9\"", DifferenceKind.TYPE);

        assertThat(proposed()).containsExactly("type: lenient");
    }

    @Test
    void one_that_is_wrong_too_spoils_the_proposal() {
        candidate("7", "\"7\"", DifferenceKind.TYPE);
        candidate("8", "\"8\"", DifferenceKind.TYPE);
        candidate("9", "\"10\"", DifferenceKind.TYPE);

        assertThat(proposed()).isEmpty();
    }

    @Test
    void one_of_the_same_shape_that_is_wrong_spoils_the_proposal_however_many_are_right() {
        for (int i = 0; i < 20; i++) {
            candidate("" + i, "\"" + (i == 7 ? 70 : i) + "\"", DifferenceKind.TYPE);
        }

        assertThat(proposed()).isEmpty();
    }

    @Test
    void a_wrong_value_of_another_shape_is_left_standing_and_named() {
        for (int i = 0; i < 5; i++) {
            candidate("" + i, "\"" + i + "\"", DifferenceKind.TYPE);
        }
        seen(
                Against.CANDIDATE,
                DifferenceKind.TYPE,
                new ChangeShape("number became string"),
                value("9"),
                value("\"10\""));

        assertThat(suggester.suggest(seen, TALLIES)).singleElement().satisfies(rule -> {
            assertThat(rule.written().yaml()).isEqualTo("type: lenient");
            assertThat(rule.left()).containsExactly(new ChangeShape("number became string"));
            assertThat(rule.evidence()).contains("Leaves standing here: number became string.");
        });
    }

    @Test
    void the_same_moment_written_otherwise_is_an_instant() {
        candidate("\"2026-11-21T09:30:00+01:00\"", "\"2026-11-21T08:30:00Z\"", DifferenceKind.VALUE);
        candidate("\"2026-11-22T09:30:00+01:00\"", "\"2026-11-22T08:30:00.000Z\"", DifferenceKind.VALUE);
        candidate("\"2026-11-23T09:30:00+01:00\"", "\"2026-11-23T08:30:00Z\"", DifferenceKind.VALUE);

        assertThat(proposed()).containsExactly("instant: {within: 0s}");
    }

    @Test
    void a_time_zone_read_differently_is_a_bug_and_no_rule() {
        candidate("\"2026-11-21T09:30:00Z\"", "\"2026-11-21T08:30:00Z\"", DifferenceKind.VALUE);
        candidate("\"2026-11-22T09:30:00Z\"", "\"2026-11-22T08:30:00Z\"", DifferenceKind.VALUE);
        candidate("\"2026-11-23T09:30:00Z\"", "\"2026-11-23T08:30:00Z\"", DifferenceKind.VALUE);

        assertThat(proposed()).isEmpty();
    }

    @Test
    void padding_is_a_trim() {
        candidate("\"ZH-01  \"", "\"ZH-01\"", DifferenceKind.VALUE);
        candidate("\"BE-2   \"", "\"BE-2\"", DifferenceKind.VALUE);
        candidate("\"GE-333 \"", "\"GE-333\"", DifferenceKind.VALUE);

        assertThat(proposed()).containsExactly("text: [trim]");
    }

    @Test
    void null_instead_of_absent_is_absent_like() {
        seen(Against.CANDIDATE, DifferenceKind.ADDED, Fragment.absent(), value("null"));
        seen(Against.CANDIDATE, DifferenceKind.ADDED, Fragment.absent(), value("null"));
        seen(Against.CANDIDATE, DifferenceKind.REMOVED, value("\"\""), Fragment.absent());

        assertThat(proposed()).containsExactly("absent: [null, \"\"]");
    }

    @Test
    void each_sides_own_host_is_a_url_without_host() {
        candidate("\"http://legacy:8080/a/1?x=1\"", "\"http://candidate:8080/a/1?x=1\"", DifferenceKind.VALUE);
        candidate("\"http://legacy:8080/a/2\"", "\"http://candidate:8080/a/2\"", DifferenceKind.VALUE);
        candidate("\"http://legacy:8080/a/3\"", "\"http://candidate:8080/a/3\"", DifferenceKind.VALUE);

        assertThat(proposed()).containsExactly("url: {ignore: [host]}");
    }

    @Test
    void links_to_various_hosts_get_no_rule() {
        candidate("\"http://legacy/a/1\"", "\"http://candidate/a/1\"", DifferenceKind.VALUE);
        candidate("\"http://legacy/a/2\"", "\"http://evil.example/a/2\"", DifferenceKind.VALUE);
        candidate("\"http://legacy/a/3\"", "\"http://candidate/a/3\"", DifferenceKind.VALUE);

        assertThat(proposed()).isEmpty();
    }

    @Test
    void words_that_were_all_renamed_are_a_map() {
        candidate("\"A\"", "\"ACTIVE\"", DifferenceKind.VALUE);
        candidate("\"S\"", "\"SOLD\"", DifferenceKind.VALUE);
        candidate("\"A\"", "\"ACTIVE\"", DifferenceKind.VALUE);

        assertThat(proposed()).containsExactly("map: {'A': 'ACTIVE', 'S': 'SOLD'}");
    }

    @Test
    void an_enum_mapped_wrongly_is_no_map() {
        candidate("\"SOLD\"", "\"ACTIVE\"", DifferenceKind.VALUE);
        candidate("\"RESERVED\"", "\"SOLD\"", DifferenceKind.VALUE);
        candidate("\"SOLD\"", "\"ACTIVE\"", DifferenceKind.VALUE);

        assertThat(proposed()).isEmpty();
    }

    @Test
    void identifiers_made_anew_for_every_answer_are_a_pattern() {
        itself("\"req-8f3a21c0-1\"", "\"req-77b1e9d4-1\"");
        itself("\"req-01aa3bcd-1\"", "\"req-9e8d7c6b-1\"");
        candidate("\"req-4f4f1a2b-1\"", "\"req-0c0d0e0f-1\"", DifferenceKind.VALUE);

        assertThat(proposed()).containsExactly("pattern: 'req-[0-9a-f]{8}-1'");
    }

    @Test
    void a_counter_that_moves_gets_no_rule() {
        itself("\"1041\"", "\"1042\"");
        itself("\"1043\"", "\"1044\"");
        itself("17", "18");

        assertThat(proposed()).isEmpty();
    }

    @Test
    void noise_of_clocks_is_an_instant_within_what_was_seen() {
        itself("\"2026-11-21T08:30:00Z\"", "\"2026-11-21T08:30:03Z\"");
        itself("\"2026-11-21T08:31:00Z\"", "\"2026-11-21T08:31:02Z\"");
        candidate("\"2026-11-21T08:32:00Z\"", "\"2026-11-21T08:32:04.5Z\"", DifferenceKind.VALUE);

        assertThat(proposed()).containsExactly("instant: {within: 5s}");
    }

    @Test
    void order_that_legacy_does_not_keep_itself_is_unordered() {
        seen(Against.ITSELF, DifferenceKind.ORDER, value("[1,2]"), value("[2,1]"));
        seen(Against.CANDIDATE, DifferenceKind.ORDER, value("[1,2]"), value("[2,1]"));
        seen(Against.CANDIDATE, DifferenceKind.ORDER, value("[1,3]"), value("[3,1]"));

        assertThat(proposed()).containsExactly("array: unordered");
    }

    @Test
    void order_that_only_the_candidate_breaks_is_a_bug() {
        for (int i = 0; i < 5; i++) {
            seen(Against.CANDIDATE, DifferenceKind.ORDER, value("[1,2]"), value("[2,1]"));
        }

        assertThat(proposed()).isEmpty();
    }

    @Test
    void rounding_is_never_proposed_away() {
        candidate("12.505", "12.51", DifferenceKind.VALUE);
        candidate("1.005", "1.01", DifferenceKind.VALUE);
        candidate("2.115", "2.12", DifferenceKind.VALUE);

        assertThat(proposed()).isEmpty();
    }

    @Test
    void a_leak_is_never_proposed_away() {
        for (int i = 0; i < 5; i++) {
            candidate("\"acme\"", "\"beta \"", DifferenceKind.TENANT_LEAK);
        }

        assertThat(proposed()).isEmpty();
    }

    @Test
    void a_proposal_is_a_rule_the_loader_takes() {
        candidate("\"it's \"", "\"it's\"", DifferenceKind.VALUE);
        candidate("\"b \"", "\"b\"", DifferenceKind.VALUE);
        candidate("\"c \"", "\"c\"", DifferenceKind.VALUE);

        String yaml = suggester.suggest(seen, TALLIES).get(0).yaml(LocalDate.of(2027, 2, 19));

        assertThat(RuleBookLoader.parse(List.of(RuleSource.inline("rules:\n" + yaml)))
                        .rules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.id().value()).isEqualTo("suggested-listings-get-items-name");
                    assertThat(rule.governance().because())
                            .contains("Explains 1,204 of 1,210 mismatches, hides 0 others.");
                });
    }

    @Test
    void a_mismatch_below_a_place_spoils_the_proposal_for_it() {
        order_that_legacy_does_not_keep_itself_is_unordered();
        seen.add(new SeenDifference(
                new OperationId("listings.get"),
                new PathPattern("$.items[*].name.first"),
                DifferenceKind.VALUE,
                new ChangeShape("number changed"),
                value("1"),
                value("2"),
                Against.CANDIDATE));

        assertThat(proposed()).isEmpty();
    }

    @Test
    void noise_alone_says_how_often_legacy_differs_from_itself() {
        assertThat(evidence(new PlaceTally(0, 210, 37, 412), 0))
                .isEqualTo("Legacy differs from itself here in 37 of 412 reads asked twice.");
    }

    @Test
    void mismatches_and_noise_are_both_told() {
        assertThat(evidence(new PlaceTally(1_204, 1_210, 37, 412), 93))
                .isEqualTo(
                        "Explains 1,204 of 1,210 mismatches, hides 0 others. Legacy differs from itself here in 37 of"
                                + " 412 reads asked twice. Of 93 near misses tried on it, it hides none.");
    }

    private static String evidence(PlaceTally tally, int nearMisses, ChangeShape... left) {
        return new SuggestedRule(
                        new OperationId("listings.get"),
                        new PathPattern("$.at"),
                        new Treatment.ArrayUnordered(),
                        new SuggestedRule.WrittenTreatment("array: unordered"),
                        tally,
                        List.of(left),
                        nearMisses)
                .evidence();
    }

    private List<String> proposed() {
        return suggester.suggest(seen, TALLIES).stream()
                .map(suggestion -> suggestion.written().yaml())
                .toList();
    }

    private void candidate(String legacy, String candidate, DifferenceKind kind) {
        seen(Against.CANDIDATE, kind, value(legacy), value(candidate));
    }

    private void itself(String once, String again) {
        seen(Against.ITSELF, DifferenceKind.VALUE, value(once), value(again));
    }

    private void seen(Against against, DifferenceKind kind, Fragment legacy, Fragment other) {
        seen(against, kind, new ChangeShape(kind + " as such"), legacy, other);
    }

    private void seen(Against against, DifferenceKind kind, ChangeShape shape, Fragment legacy, Fragment other) {
        seen.add(new SeenDifference(
                new OperationId("listings.get"),
                new PathPattern("$.items[*].name"),
                kind,
                shape,
                legacy,
                other,
                against));
    }

    private static Fragment value(String json) {
        return new Fragment.Present(json, json.length(), false);
    }
}

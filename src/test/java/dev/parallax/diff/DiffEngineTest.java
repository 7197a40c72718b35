package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.TransportFault;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.CompiledRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffEngineTest {

    private final DiffEngine engine = new DiffEngine();

    private Comparison.Compared compare(Pair pair, CompiledRules rules) {
        return (Comparison.Compared) engine.compare(pair, rules);
    }

    private List<String> differences(String legacy, String candidate, CompiledRules rules) {
        return compare(Pairs.json(legacy, candidate), rules).differences().stream()
                .map(DiffEngineTest::line)
                .toList();
    }

    private List<String> differences(String legacy, String candidate) {
        return differences(legacy, candidate, CompiledRules.NONE);
    }

    private static String line(Difference difference) {
        return difference.pattern() + " " + difference.kind() + " " + difference.severity() + ": " + difference.shape();
    }

    @Test
    void equal_bodies_do_not_differ() {
        assertThat(differences("{\"a\":1}", "{\"a\":1}")).isEmpty();
    }

    @Test
    void whitespace_and_escapes_do_not_matter() {
        assertThat(differences("{\"a\":\"\\u00e9\"}", " { \"a\" :\n\"é\" } ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "1, 10e-1",
        "100, 1E+2",
        "0, -0",
        "0.0, 0e99999",
        "-1.50, -1.5",
    })
    void equal_numbers_written_otherwise_are_cosmetic(String legacy, String candidate) {
        assertThat(compare(Pairs.json(legacy, candidate), CompiledRules.NONE).differences())
                .extracting(Difference::kind, Difference::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(DifferenceKind.LEXICAL, Severity.COSMETIC));
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993, 9007199254740992",
        "1e400, 1e401",
        "1e1000000, 1e1000001",
        "0.1, 0.10000000000000000001",
        "1, -1",
    })
    void other_numbers_differ(String legacy, String candidate) {
        assertThat(compare(Pairs.json(legacy, candidate), CompiledRules.NONE).differences())
                .extracting(Difference::kind)
                .containsExactly(DifferenceKind.VALUE);
    }

    @Test
    void a_removed_key_breaks_and_an_added_one_does_not() {
        assertThat(differences("{\"a\":1,\"b\":\"x\"}", "{\"a\":1,\"c\":2}"))
                .containsExactly("$.b REMOVED BREAKING: string removed", "$.c ADDED COMPATIBLE: number added");
    }

    @Test
    void null_absent_and_empty_are_three_things() {
        assertThat(differences("{\"a\":null,\"b\":\"\"}", "{\"b\":null}"))
                .containsExactly("$.b TYPE BREAKING: empty string became null", "$.a REMOVED BREAKING: null removed");
    }

    @Test
    void a_renamed_key_is_guessed() {
        assertThat(differences("{\"total\":12345}", "{\"sum\":12345}"))
                .containsExactly(
                        "$.total REMOVED BREAKING: number removed, likely renamed to sum",
                        "$.sum ADDED COMPATIBLE: number added, likely renamed from total");
    }

    @Test
    void key_order_is_cosmetic_and_told_once_an_object() {
        assertThat(differences("{\"a\":1,\"b\":2,\"c\":3}", "{\"c\":3,\"b\":2,\"a\":1}"))
                .containsExactly("$ LEXICAL COSMETIC: keys in another order");
    }

    @Test
    void a_repeated_key_is_a_difference_of_its_own() {
        assertThat(differences("{\"a\":1}", "{\"a\":1,\"a\":2}"))
                .containsExactly("$.a DUPLICATE_KEY BREAKING: number added, the key is repeated");
        assertThat(differences("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2} ")).isEmpty();
    }

    @Test
    void an_insertion_near_the_front_is_one_difference() {
        assertThat(differences("[1,2,3,4,5,6,7,8]", "[1,99,2,3,4,5,6,7,8]"))
                .containsExactly("$[*] ADDED DEVIATION: number added");
    }

    @Test
    void elements_in_another_order_are_one_difference() {
        assertThat(differences("[1,2,3,4]", "[4,1,2,3]"))
                .containsExactly("$ ORDER DEVIATION: elements in another order");
    }

    @Test
    void differences_carry_pointers_of_both_sides() {
        Difference difference = compare(
                        Pairs.json("{\"x\":[1,2,{\"a/b\":3}]}", "{\"x\":[0,1,2,{\"a/b\":4}]}"), CompiledRules.NONE)
                .differences()
                .get(0);

        assertThat(difference.at().text()).isEqualTo("/x/2/a~1b");
        assertThat(difference.pattern().text()).isEqualTo("$.x[*]['a/b']");
    }

    @Test
    void a_body_that_is_no_json_is_named() {
        assertThat(differences("{\"a\":1}", "{\"a\":1,}"))
                .containsExactly("$ UNPARSEABLE BREAKING: legacy: json; candidate: no member name where one must be");
        assertThat(differences("{}", "{} x"))
                .containsExactly("$ UNPARSEABLE BREAKING: legacy: json; candidate: bytes after the document");
        assertThat(differences("{}", ""))
                .containsExactly("$ UNPARSEABLE BREAKING: legacy: json; candidate: empty body");
    }

    @Test
    void ignored_places_are_masked_and_counted() {
        CompiledRules rules =
                TestRules.rules().at("$.items[*].at", new Treatment.Ignore()).compile();

        Comparison.Compared compared = compare(
                Pairs.json(
                        "{\"items\":[{\"at\":1,\"x\":1},{\"at\":2,\"x\":1}]}",
                        "{\"items\":[{\"at\":3,\"x\":1},{\"x\":1}]}"),
                rules);

        assertThat(compared.differences()).isEmpty();
        assertThat(compared.masked()).extracting(Masked::count).containsExactly(2);
        assertThat(compared.everythingMasked()).isFalse();
    }

    @Test
    void a_body_whose_leaves_are_all_ignored_proves_nothing() {
        CompiledRules rules =
                TestRules.rules().at("$.*", new Treatment.Ignore()).compile();

        assertThat(compare(Pairs.json("{\"a\":1,\"b\":2}", "{\"a\":2,\"b\":2}"), rules)
                        .everythingMasked())
                .isTrue();
    }

    @Test
    void unordered_arrays_are_multisets_also_nested() {
        CompiledRules rules = TestRules.rules()
                .at("$", new Treatment.ArrayUnordered())
                .at("$[*]", new Treatment.ArrayUnordered())
                .compile();

        assertThat(differences("[[1,2],[3,4],[1,2]]", "[[4,3],[2,1],[1,2]]", rules))
                .isEmpty();
        assertThat(differences("[[1,2],[1,2]]", "[[1,2]]", rules))
                .containsExactly("$[*] REMOVED BREAKING: array removed");
    }

    @Test
    void keyed_arrays_pair_by_key() {
        CompiledRules rules = TestRules.rules()
                .at("$", new Treatment.ArrayKeyed(List.of("id")))
                .compile();

        assertThat(differences(
                        "[{\"id\":1,\"x\":1},{\"id\":2,\"x\":2}]", "[{\"id\":2,\"x\":3},{\"id\":1,\"x\":1}]", rules))
                .containsExactly("$[*].x VALUE DEVIATION: number changed");
    }

    @Test
    void keyed_alignment_works_across_a_tolerated_change_of_type() {
        CompiledRules rules = TestRules.rules()
                .at("$", new Treatment.ArrayKeyed(List.of("id")))
                .at("$[*].id", new Treatment.TypeLenient())
                .compile();

        assertThat(differences(
                        "[{\"id\":1,\"x\":1},{\"id\":2,\"x\":2}]",
                        "[{\"id\":\"2\",\"x\":2},{\"id\":\"1\",\"x\":1}]",
                        rules))
                .isEmpty();
    }

    @Test
    void a_tolerance_within_an_unordered_array_is_matched_pair_by_pair() {
        CompiledRules rules = TestRules.rules()
                .at("$", new Treatment.ArrayUnordered())
                .at("$[*].p", new Treatment.NumberTolerance(new BigDecimal("0.1"), null, null))
                .compile();

        assertThat(differences(
                        "[{\"p\":1.0},{\"p\":1.1},{\"p\":5}]", "[{\"p\":5.05},{\"p\":1.15},{\"p\":1.05}]", rules))
                .isEmpty();
    }

    @Test
    void number_tolerances_hold_to_the_last_digit() {
        CompiledRules rules = TestRules.rules()
                .at("$.p", new Treatment.NumberTolerance(new BigDecimal("0.01"), null, null))
                .compile();

        assertThat(differences("{\"p\":1.00}", "{\"p\":1.01}", rules)).isEmpty();
        assertThat(differences("{\"p\":1.00}", "{\"p\":1.0100000000001}", rules))
                .hasSize(1);
    }

    @Test
    void instants_are_compared_as_points_in_time() {
        CompiledRules rules = TestRules.rules()
                .at("$.t", new Treatment.InstantTolerance(Duration.ZERO, ZoneId.of("Europe/Berlin")))
                .compile();

        assertThat(differences("{\"t\":\"2024-07-01T12:00:00\"}", "{\"t\":\"2024-07-01T10:00:00Z\"}", rules))
                .isEmpty();
        assertThat(differences("{\"t\":\"2024-07-01T12:00:00\"}", "{\"t\":\"2024-07-01T11:00:00Z\"}", rules))
                .hasSize(1);
    }

    @Test
    void another_tenants_name_is_a_leak_also_in_an_added_row() {
        CompiledRules rules =
                TestRules.rules().at("$[*].tenant", new Treatment.TenantNamed()).compile();

        assertThat(differences("[{\"tenant\":\"acme\"}]", "[{\"tenant\":\"acme\"},{\"tenant\":\"zeta\"}]", rules))
                .contains("$[*].tenant TENANT_LEAK CRITICAL: another tenant is named");
        assertThat(differences("[{\"tenant\":\"zeta\"}]", "[{\"tenant\":\"zeta\"}]", rules))
                .hasSize(1);
    }

    @Test
    void a_rule_may_lower_a_severity_and_is_counted_for_it() {
        CompiledRules rules = TestRules.rules()
                .at("$.meta", new Treatment.SeverityOverride(Severity.COSMETIC))
                .compile();

        Comparison.Compared compared = compare(Pairs.json("{\"meta\":{\"v\":1}}", "{\"meta\":{\"v\":2}}"), rules);

        assertThat(compared.blocks()).isFalse();
        assertThat(compared.differences()).hasSize(1);
        assertThat(compared.masked()).hasSize(1);
    }

    @Test
    void a_failing_candidate_is_a_difference_never_a_skip() {
        Reply answer = Pairs.answer(200, Pairs.JSON, "{}");

        assertThat(compare(Pairs.of(answer, new Reply.Failure(TransportFault.TIMEOUT)), CompiledRules.NONE)
                        .differences())
                .extracting(Difference::kind, Difference::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(DifferenceKind.TIMEOUT, Severity.BREAKING));
    }

    @Test
    void another_status_breaks_and_bodies_of_another_class_are_not_compared() {
        Comparison.Compared compared = compare(
                Pairs.of(Pairs.answer(200, Pairs.JSON, "{}"), Pairs.answer(500, Pairs.JSON, "{\"e\":1}")),
                CompiledRules.NONE);

        assertThat(compared.differences())
                .extracting(DiffEngineTest::line)
                .containsExactly("status STATUS BREAKING: 200 became 500");
    }

    @Test
    void only_named_headers_are_compared() {
        Reply legacy = Pairs.answer(200, Pairs.JSON.with("Link", "a").with("ETag", "1"), "{}");
        Reply candidate = Pairs.answer(200, Pairs.JSON.with("Link", "b").with("ETag", "2"), "{}");
        CompiledRules rules = TestRules.rules()
                .header("Link", new Treatment.SeverityOverride(Severity.DEVIATION))
                .compile();

        assertThat(compare(Pairs.of(legacy, candidate), CompiledRules.NONE).differences())
                .isEmpty();
        assertThat(compare(Pairs.of(legacy, candidate), rules).differences())
                .extracting(DiffEngineTest::line)
                .containsExactly("header:link HEADER DEVIATION: header: text changed");
    }

    @Test
    void content_coding_does_not_matter() throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write("{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
        }
        Pair pair = Pairs.of(
                Pairs.answer(200, Pairs.JSON, "{\"a\":1}"),
                Pairs.answer(200, Pairs.JSON.with("Content-Encoding", "gzip"), coded.toByteArray()));

        assertThat(compare(pair, CompiledRules.NONE).differences()).isEmpty();
    }

    @Test
    void a_decompression_bomb_is_refused() throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write(new byte[20 << 20]);
        }
        Pair pair = Pairs.of(
                Pairs.answer(200, Pairs.JSON, "{\"a\":1}"),
                Pairs.answer(200, Pairs.JSON.with("Content-Encoding", "gzip"), coded.toByteArray()));

        assertThat(engine.compare(pair, CompiledRules.NONE))
                .isInstanceOfSatisfying(
                        Comparison.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SkipReason.BUDGET));
    }

    @Test
    void text_and_bytes_are_compared_whole() {
        Headers text = Headers.of(Map.of("Content-Type", "text/plain"));

        assertThat(compare(
                                Pairs.of(Pairs.answer(200, text, "hello"), Pairs.answer(200, text, "hallo")),
                                CompiledRules.NONE)
                        .differences())
                .extracting(DiffEngineTest::line)
                .containsExactly("$ VALUE DEVIATION: text changed");
    }

    @Test
    void a_leak_within_a_string_of_json_is_seen_also_where_both_sides_are_the_same() {
        CompiledRules rules = TestRules.rules()
                .at("$.raw", new Treatment.EmbeddedJson())
                .at("$.raw.tenant", new Treatment.TenantNamed())
                .compile();
        String leaking = "{\"raw\":\"{\\\"tenant\\\":\\\"zeta\\\"}\"}";
        String own = leaking.replace("zeta", "acme");

        assertThat(((Comparison.Compared) new DiffEngine().compare(Pairs.json(leaking, leaking), rules)).differences())
                .extracting(Difference::kind)
                .containsExactly(DifferenceKind.TENANT_LEAK);
        assertThat(((Comparison.Compared) new DiffEngine().compare(Pairs.json(own, own), rules)).differences())
                .isEmpty();
    }
}
